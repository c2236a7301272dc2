package live.grandstand.chat;

import java.util.UUID;
import live.grandstand.platform.AppException;
import org.jspecify.annotations.Nullable;

/** The payload of {@code chat_message}: {@code {streamId, message}}. */
public record SendMessage(@Nullable String streamId, @Nullable String message) {

  /** Which stream; refused when it is missing or no id. */
  UUID stream() {
    return StreamRef.id(streamId);
  }

  /**
   * The text as it will be stored.
   *
   * @param maxLength the most characters, in code points
   * @throws AppException when it is missing, blank or too long
   */
  String text(int maxLength) {
    if (message == null) {
      throw AppException.badRequest("message", "is missing");
    }
    String text = ChatText.clean(message);
    if (text.isEmpty()) {
      throw AppException.badRequest("message", "is blank");
    }
    if (text.codePointCount(0, text.length()) > maxLength) {
      throw AppException.badRequest("message", "is longer than " + maxLength + " characters");
    }
    return text;
  }
}
