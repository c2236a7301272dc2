package live.grandstand.platform;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list, as every list resource answers it (rest.md).
 *
 * @param items what is on this page, in order
 * @param nextCursor what to ask for the following page with; null on the last page
 */
public record Page<T>(List<T> items, @Nullable String nextCursor) {
  public Page {
    items = List.copyOf(items);
  }

  /** The same page with each item seen differently. */
  public <R> Page<R> map(Function<? super T, ? extends R> view) {
    return new Page<R>(items.stream().<R>map(view).toList(), nextCursor);
  }
}
