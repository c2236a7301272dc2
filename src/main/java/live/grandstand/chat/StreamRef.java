package live.grandstand.chat;

import java.util.Optional;
import java.util.UUID;
import live.grandstand.platform.AppException;
import org.jspecify.annotations.Nullable;

/** The payload of {@code join_stream_room} and {@code leave_stream_room}: {@code {streamId}}. */
public record StreamRef(@Nullable String streamId) {

  /**
   * Which stream.
   *
   * @throws AppException when the id is missing or none
   */
  UUID stream() {
    return id(streamId);
  }

  /** The stream whose room has this name; empty when it is another kind of room. */
  static Optional<UUID> ofRoom(String name) {
    try {
      return Optional.of(id(name));
    } catch (AppException e) {
      return Optional.empty();
    }
  }

  /** Reads a stream id, refusing what is none with the field's name. */
  static UUID id(@Nullable String text) {
    if (text == null || text.isBlank()) {
      throw AppException.badRequest("streamId", "is missing");
    }
    try {
      UUID id = UUID.fromString(text);
      if (id.toString().equalsIgnoreCase(text)) {
        return id;
      }
    } catch (IllegalArgumentException e) {
      // said below
    }
    throw AppException.badRequest("streamId", "is not an id");
  }
}
