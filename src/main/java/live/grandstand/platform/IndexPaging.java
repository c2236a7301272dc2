package live.grandstand.platform;

import java.util.List;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a list is wanted (rest.md: {@code limit} and {@code cursor}), for lists whose items
 * are numbered from 0, the first one first. The cursor is the number of the last item that was
 * seen.
 *
 * @param limit how many items at most, 1 to 100
 * @param after the last item of the page before, or -1 for the first page
 */
public record IndexPaging(int limit, int after) {
  private static final int MOST_DIGITS = 9;

  /**
   * Reads the query parameters; an empty one is an absent one.
   *
   * @throws AppException {@code BAD_REQUEST} naming the parameter
   */
  public static IndexPaging of(@Nullable String limit, @Nullable String cursor) {
    return new IndexPaging(
        Paging.of(limit, null).limit(), cursor == null || cursor.isEmpty() ? -1 : cursor(cursor));
  }

  /** How many items to ask the database for: one more tells whether there is another page. */
  public int probe() {
    return limit + 1;
  }

  /**
   * The page, from the items that were found.
   *
   * @param found at most {@link #probe} items, in order
   * @param index the number of an item
   */
  public <T> Page<T> page(List<T> found, ToIntFunction<? super T> index) {
    if (found.size() <= limit) {
      return new Page<>(found, null);
    }
    String last = Integer.toString(index.applyAsInt(found.get(limit - 1)));
    return new Page<>(found.subList(0, limit), last);
  }

  private static int cursor(String text) {
    if (text.length() <= MOST_DIGITS && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return Integer.parseInt(text);
    }
    throw AppException.badRequest("cursor", "must be the nextCursor of an earlier page");
  }
}
