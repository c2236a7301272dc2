package live.grandstand.platform;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a list is wanted (rest.md: {@code limit} and {@code cursor}), for lists that are
 * sorted by id, the newest first. The cursor is the id of the last item that was seen.
 *
 * @param limit how many items at most, 1 to 100
 * @param after the last item of the page before, or null for the first page
 */
public record Paging(int limit, @Nullable UUID after) {
  /** The first page of the usual size. */
  public static final Paging FIRST = new Paging(20, null);

  private static final int MAX_LIMIT = 100;
  private static final UUID GREATEST = new UUID(-1, -1);

  /**
   * Reads the query parameters; an empty one is an absent one.
   *
   * @throws AppException {@code BAD_REQUEST} naming the parameter
   */
  public static Paging of(@Nullable String limit, @Nullable String cursor) {
    return new Paging(
        limit == null || limit.isEmpty() ? FIRST.limit : limit(limit),
        cursor == null || cursor.isEmpty() ? null : cursor(cursor));
  }

  /** What the ids of the wanted items are less than, as PostgreSQL compares them. */
  public UUID before() {
    return after == null ? GREATEST : after;
  }

  /** How many items to ask the database for: one more tells whether there is another page. */
  public int probe() {
    return limit + 1;
  }

  /**
   * The page, from the items that were found.
   *
   * @param found at most {@link #probe} items, in order
   * @param id the id of an item
   */
  public <T> Page<T> page(List<T> found, Function<? super T, UUID> id) {
    if (found.size() <= limit) {
      return new Page<>(found, null);
    }
    return new Page<>(found.subList(0, limit), id.apply(found.get(limit - 1)).toString());
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

  private static UUID cursor(String text) {
    try {
      UUID id = UUID.fromString(text);
      if (id.toString().equals(text)) {
        return id;
      }
    } catch (IllegalArgumentException e) {
      // told below, like other forms of an id
    }
    throw AppException.badRequest("cursor", "must be the nextCursor of an earlier page");
  }
}
