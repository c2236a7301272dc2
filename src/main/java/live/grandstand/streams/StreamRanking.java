package live.grandstand.streams;

import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The order of the live streams in the list: most viewers first, then newest first. */
final class StreamRanking {
  // As text, since UUID.compareTo takes its halves for signed numbers.
  private static final Comparator<Ranked> ORDER =
      Comparator.comparingInt(Ranked::viewers)
          .thenComparing(ranked -> ranked.id().toString())
          .reversed();

  private StreamRanking() {}

  /**
   * The next live streams.
   *
   * @param live all that match
   * @param counts who says how many watch
   * @param after the last one of the page before, if there was one
   * @param limit how many
   */
  static List<Ranked> page(
      List<UUID> live, ViewerCounts counts, @Nullable StreamCursor after, int limit) {
    return live.stream()
        .map(id -> new Ranked(id, counts.current(id)))
        .filter(ranked -> after == null || ranked.comesAfter(after))
        .sorted(ORDER)
        .limit(limit)
        .toList();
  }

  /** A live stream and how many watched it when the list was made. */
  record Ranked(UUID id, int viewers) {
    private boolean comesAfter(StreamCursor cursor) {
      return ORDER.compare(this, new Ranked(cursor.id(), cursor.viewers())) > 0;
    }
  }
}
