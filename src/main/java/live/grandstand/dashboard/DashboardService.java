package live.grandstand.dashboard;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import live.grandstand.dashboard.DashboardStore.EndedJobs;
import live.grandstand.dashboard.DashboardStore.GenreCount;
import live.grandstand.dashboard.ProcessingChartView.Interval;
import live.grandstand.dashboard.ProcessingChartView.Point;
import live.grandstand.dashboard.ProcessingChartView.Share;
import live.grandstand.jobs.StepKind;
import live.grandstand.platform.Page;

/**
 * Asks for the numbers, each time anew; {@link DashboardFigures} remembers them. Reads only, one
 * statement for each question, so there is no need of transactions.
 */
@ApplicationScoped
class DashboardService {
  @Inject DashboardStore store;
  @Inject Clock clock;

  DashboardStatsView stats(DashboardScope scope, TimeRange range) {
    return store.stats(scope, range.from(clock.instant()));
  }

  /** How many jobs ended, bar by bar; of everything, from the first bar that is not empty. */
  ProcessingChartView processing(DashboardScope scope, TimeRange range) {
    Instant now = clock.instant();
    Instant earliest = range.firstBar(now);
    List<EndedJobs> ended = store.ended(scope, range, earliest);
    Instant first = range == TimeRange.ALL ? firstOf(ended, now, range.unit()) : earliest;
    List<Instant> times = range.bars(first, now);
    Map<Bar, Long> counts = counts(ended, times.get(times.size() - 1));
    Interval interval = range.unit() == ChronoUnit.HOURS ? Interval.HOUR : Interval.DAY;
    return new ProcessingChartView(
        range, interval, times.stream().map(time -> point(time, counts)).toList());
  }

  private static Instant firstOf(List<EndedJobs> ended, Instant now, ChronoUnit unit) {
    return ended.stream()
        .map(EndedJobs::bar)
        .min(Instant::compareTo)
        .filter(bar -> bar.isBefore(now))
        .orElse(now.truncatedTo(unit));
  }

  /** The jobs that ended one way within one bar. */
  private record Bar(Instant start, StepKind step, boolean isCompleted) {}

  /** What another node with a clock ahead of ours says of a bar to come is of the last one. */
  private static Map<Bar, Long> counts(List<EndedJobs> ended, Instant last) {
    Map<Bar, Long> counts = new HashMap<>();
    for (EndedJobs jobs : ended) {
      Instant start = jobs.bar().isAfter(last) ? last : jobs.bar();
      counts.merge(new Bar(start, jobs.step(), jobs.isCompleted()), jobs.count(), Long::sum);
    }
    return counts;
  }

  private static Point point(Instant time, Map<Bar, Long> counts) {
    List<Share> shares =
        Arrays.stream(StepKind.values())
            .map(
                step ->
                    new Share(
                        step,
                        counts.getOrDefault(new Bar(time, step, true), 0L),
                        counts.getOrDefault(new Bar(time, step, false), 0L)))
            .toList();
    return Point.of(time, shares);
  }

  /** How many stories there are of each genre. */
  GenreChartView genres(DashboardScope scope, TimeRange range) {
    List<GenreCount> found = store.genres(scope, range.from(clock.instant()));
    long named = found.stream().mapToLong(GenreCount::stories).sum();
    long all = found.isEmpty() ? 0 : found.get(0).ofAll();
    return new GenreChartView(
        range,
        found.stream()
            .map(count -> new GenreChartView.Point(count.genre(), count.stories()))
            .toList(),
        all - named);
  }

  /** What happened last. */
  Page<ActivityView> activity(DashboardScope scope, ActivityQuery query) {
    return query.page(store.activity(scope, query));
  }
}
