package live.grandstand.jobs;

import java.util.Map;
import java.util.UUID;
import live.grandstand.platform.ErrorCode;
import live.grandstand.socketio.Refusal;
import org.jspecify.annotations.Nullable;

/** Ids as clients write them; whatever is refused comes back with the id (realtime.md §4). */
final class RoomIds {
  private RoomIds() {}

  /** Reads an id, refusing what is none with the field's name. */
  static UUID read(String field, @Nullable String text) {
    if (text == null || text.isBlank()) {
      throw new Refusal(ErrorCode.BAD_REQUEST.wire(), field + " is missing");
    }
    try {
      UUID id = UUID.fromString(text);
      if (id.toString().equalsIgnoreCase(text)) {
        return id;
      }
    } catch (IllegalArgumentException e) {
      // said below
    }
    throw new Refusal(ErrorCode.BAD_REQUEST.wire(), field + " is not an id", Map.of(field, text));
  }

  /** For what is not there, and for what is somebody else's. */
  static Refusal notFound(String field, UUID id, String what) {
    return new Refusal(ErrorCode.NOT_FOUND.wire(), "No such " + what, Map.of(field, id));
  }
}
