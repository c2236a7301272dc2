package live.grandstand.streams;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import live.grandstand.platform.AppException;
import org.jspecify.annotations.Nullable;

/**
 * Which streams to list.
 *
 * @param status only these, when given
 * @param category only this category, in lower case, when given
 * @param text only those with this in their title or description, in lower case, when given
 * @param ownerId only those of this streamer, when given
 * @param limit how many at most, 1 to 100
 * @param cursor the end of the page before, when there was one
 */
public record StreamQuery(
    @Nullable StreamStatus status,
    @Nullable String category,
    @Nullable String text,
    @Nullable UUID ownerId,
    int limit,
    @Nullable StreamCursor cursor) {

  private static final int DEFAULT_LIMIT = 20;
  private static final int MAX_LIMIT = 100;
  private static final int MAX_TEXT = 100;

  /**
   * Reads the query parameters; an empty one is an absent one.
   *
   * @throws AppException {@code BAD_REQUEST} naming the parameter
   */
  public static StreamQuery of(
      @Nullable String status,
      @Nullable String category,
      @Nullable String text,
      @Nullable String owner,
      @Nullable String limit,
      @Nullable String cursor) {
    return new StreamQuery(
        given(status).map(StreamQuery::status).orElse(null),
        given(category).map(value -> text("category", value)).orElse(null),
        given(text).map(value -> text("q", value)).orElse(null),
        given(owner).map(StreamQuery::owner).orElse(null),
        given(limit).map(StreamQuery::limit).orElse(DEFAULT_LIMIT),
        given(cursor).map(StreamCursor::decode).orElse(null));
  }

  boolean wantsLive() {
    return (status == null || status == StreamStatus.LIVE)
        && (cursor == null || !cursor.isResting());
  }

  boolean wantsResting() {
    return status != StreamStatus.LIVE;
  }

  private static Optional<String> given(@Nullable String parameter) {
    return Optional.ofNullable(parameter).filter(value -> !value.isEmpty());
  }

  private static StreamStatus status(String wire) {
    return StreamStatus.ofWire(wire)
        .orElseThrow(() -> AppException.badRequest("status", "must be offline, live or ended"));
  }

  private static UUID owner(String id) {
    try {
      return UUID.fromString(id);
    } catch (IllegalArgumentException e) {
      throw AppException.badRequest("owner", "must be the id of a user");
    }
  }

  private static int limit(String number) {
    try {
      int limit = Integer.parseInt(number);
      if (limit >= 1 && limit <= MAX_LIMIT) {
        return limit;
      }
    } catch (NumberFormatException e) {
      // told below, like a number out of range
    }
    throw AppException.badRequest("limit", "must be a number from 1 to 100");
  }

  private static String text(String name, String given) {
    if (given.length() > MAX_TEXT || given.chars().anyMatch(Character::isISOControl)) {
      throw AppException.badRequest(
          name, "must be at most 100 characters, without control characters");
    }
    return given.toLowerCase(Locale.ROOT);
  }
}
