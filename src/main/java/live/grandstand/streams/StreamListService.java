package live.grandstand.streams;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import live.grandstand.platform.Page;
import live.grandstand.streams.StreamRanking.Ranked;
import org.jspecify.annotations.Nullable;

/**
 * The public list: live streams first, by viewers, then the others, newest first. How many watch is
 * only known in memory, so the ids of the live streams are ranked here and the rows of one page are
 * read afterwards: at most four small queries, whatever the number of streams.
 */
@ApplicationScoped
public class StreamListService {
  @Inject StreamStore streams;
  @Inject StreamViews views;

  /** One page. */
  @Transactional
  public Page<StreamView> list(StreamQuery query) {
    int wanted = query.limit() + 1; // one more tells whether there is another page
    List<Ranked> ranked = query.wantsLive() ? ranked(query, wanted) : List.of();
    List<Stream> found = new ArrayList<>(rows(ranked));
    int room = wanted - ranked.size();
    if (room > 0 && query.wantsResting()) {
      found.addAll(streams.resting(query, below(query.cursor()), room));
    }
    List<Stream> page = found.subList(0, Math.min(query.limit(), found.size()));
    boolean isLast = ranked.size() <= query.limit() && found.size() <= query.limit();
    return new Page<>(views.open(page), isLast ? null : cursor(page, ranked).encode());
  }

  private List<Ranked> ranked(StreamQuery query, int limit) {
    return StreamRanking.page(streams.live(query), views::viewers, query.cursor(), limit);
  }

  /** In the order of the ranking; one that was deleted in between is left out. */
  private List<Stream> rows(List<Ranked> ranked) {
    if (ranked.isEmpty()) {
      return List.of();
    }
    List<UUID> ids = ranked.stream().map(Ranked::id).toList();
    Map<UUID, Stream> rows =
        streams.all(ids).stream().collect(Collectors.toMap(Stream::id, Function.identity()));
    return ids.stream().map(rows::get).filter(Objects::nonNull).toList();
  }

  private static StreamCursor cursor(List<Stream> page, List<Ranked> ranked) {
    UUID last = page.get(page.size() - 1).id();
    int viewers =
        ranked.stream()
            .filter(candidate -> candidate.id().equals(last))
            .mapToInt(Ranked::viewers)
            .findFirst()
            .orElse(StreamCursor.RESTING);
    return new StreamCursor(viewers, last);
  }

  private static @Nullable UUID below(@Nullable StreamCursor cursor) {
    return cursor != null && cursor.isResting() ? cursor.id() : null;
  }
}
