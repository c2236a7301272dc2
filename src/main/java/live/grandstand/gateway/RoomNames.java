package live.grandstand.gateway;

import java.util.List;
import java.util.regex.Pattern;
import live.grandstand.platform.AppException;

/**
 * Which rooms belong to the platform: those can be emitted to, but nobody is put into them from
 * outside (emit-gateway.md).
 */
final class RoomNames {
  static final int MAX_LENGTH = 200;

  private static final List<String> RESERVED =
      List.of("user:", "notification:", "story-", "audio-", "image-", "batch-", "dashboard-");

  /** The room of a stream is its id. */
  private static final Pattern ID =
      Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", Pattern.CASE_INSENSITIVE);

  /** Each socket is alone in a room named by its sid, see {@link live.grandstand.engineio.Sids}. */
  private static final Pattern SID = Pattern.compile("[A-Za-z0-9_-]{20}");

  private RoomNames() {}

  static boolean isSid(String text) {
    return SID.matcher(text).matches();
  }

  static boolean isReserved(String room) {
    return RESERVED.stream().anyMatch(room::startsWith)
        || ID.matcher(room).matches()
        || isSid(room);
  }

  /**
   * Refuses what cannot be the name of a room.
   *
   * @param field what the caller calls it
   * @throws AppException {@code BAD_REQUEST} naming the field
   */
  static void requireName(String field, String room) {
    if (room.isBlank()
        || room.length() > MAX_LENGTH
        || room.chars().anyMatch(Character::isISOControl)
        || room.codePoints().anyMatch(c -> Character.getType(c) == Character.SURROGATE)) {
      throw AppException.badRequest(
          field, "must be 1 to %d characters, without control characters".formatted(MAX_LENGTH));
    }
  }

  /**
   * Refuses rooms that sockets are not put into or taken out of from outside.
   *
   * @throws AppException {@code BAD_REQUEST} naming the field, {@code FORBIDDEN}
   */
  static void requireOpen(String field, String room) {
    requireName(field, room);
    if (isReserved(room)) {
      throw AppException.forbidden("This room belongs to the platform");
    }
  }

  /**
   * Refuses what is no socket's id; a room's name in its place would mean all its members.
   *
   * @throws AppException {@code BAD_REQUEST} naming {@code sid}
   */
  static void requireSid(String text) {
    if (!isSid(text)) {
      throw AppException.badRequest("sid", "must be the id of a socket");
    }
  }
}
