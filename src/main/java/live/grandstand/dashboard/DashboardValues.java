package live.grandstand.dashboard;

import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** All that a dashboard shows at one time. */
record DashboardValues(
    DashboardStatsView stats,
    ProcessingChartView processing,
    GenreChartView genres,
    Optional<ActivityView> latest) {

  /**
   * Tells what is another than before, as events (realtime.md §5).
   *
   * @param before what was told last; null when nothing was
   * @param out takes the name of an event and its payload
   */
  void tell(@Nullable DashboardValues before, BiConsumer<String, Object> out) {
    if (before == null || !stats.equals(before.stats)) {
      out.accept("stats:update", stats);
    }
    if (before == null || !processing.equals(before.processing)) {
      out.accept("chart:update", Map.of("chartType", "processing", "data", processing));
    }
    if (before == null || !genres.equals(before.genres)) {
      out.accept("chart:update", Map.of("chartType", "genre", "data", genres));
    }
    if (before == null || !latest.equals(before.latest)) {
      latest.ifPresent(activity -> out.accept("activity:update", activity));
    }
  }
}
