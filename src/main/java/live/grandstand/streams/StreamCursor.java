package live.grandstand.streams;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import live.grandstand.platform.AppException;

/**
 * The last stream of a page, as the next page is asked for: {@code base64url(<viewers>.<id>)}. The
 * list has the live streams first, by viewers and then newest first, and after them the others,
 * newest first; a cursor into the others has {@value #RESTING} viewers.
 */
public record StreamCursor(int viewers, UUID id) {
  static final int RESTING = -1;

  private static final int MAX_LENGTH = 100;
  private static final Pattern FORM =
      Pattern.compile("(-1|\\d{1,9})\\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})");

  boolean isResting() {
    return viewers == RESTING;
  }

  String encode() {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString((viewers + "." + id).getBytes(StandardCharsets.US_ASCII));
  }

  /**
   * Reads one back.
   *
   * @throws AppException {@code BAD_REQUEST} for anything that {@link #encode} did not make
   */
  static StreamCursor decode(String text) {
    Matcher form = FORM.matcher(text.length() > MAX_LENGTH ? "" : decoded(text));
    if (!form.matches()) {
      throw invalid();
    }
    return new StreamCursor(Integer.parseInt(form.group(1)), UUID.fromString(form.group(2)));
  }

  private static String decoded(String text) {
    try {
      return new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII);
    } catch (IllegalArgumentException e) {
      throw invalid();
    }
  }

  private static AppException invalid() {
    return AppException.badRequest("cursor", "must be the nextCursor of an earlier page");
  }
}
