package live.grandstand.dashboard;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import live.grandstand.platform.Page;

/**
 * The numbers as they were at most a second ago (pipeline.md "Dashboard"): however many look, each
 * scope and range is asked for once at a time.
 */
@ApplicationScoped
@SuppressWarnings("NullAway.Init") // made by remember
class DashboardFigures {
  private static final Duration GOOD_FOR = Duration.ofSeconds(1);
  private static final int MAX_ANSWERS = 2_000;

  @Inject DashboardService service;
  @Inject Clock clock;

  private SharedAnswers<Question, DashboardStatsView> stats;
  private SharedAnswers<Question, ProcessingChartView> processing;
  private SharedAnswers<Question, GenreChartView> genres;

  private record Question(DashboardScope scope, TimeRange range) {}

  @PostConstruct
  void remember() {
    stats = new SharedAnswers<>(clock, GOOD_FOR, MAX_ANSWERS);
    processing = new SharedAnswers<>(clock, GOOD_FOR, MAX_ANSWERS);
    genres = new SharedAnswers<>(clock, GOOD_FOR, MAX_ANSWERS);
  }

  DashboardStatsView stats(DashboardScope scope, TimeRange range) {
    return stats.recent(new Question(scope, range), () -> service.stats(scope, range));
  }

  ProcessingChartView processing(DashboardScope scope, TimeRange range) {
    return processing.recent(new Question(scope, range), () -> service.processing(scope, range));
  }

  GenreChartView genres(DashboardScope scope, TimeRange range) {
    return genres.recent(new Question(scope, range), () -> service.genres(scope, range));
  }

  Page<ActivityView> activity(DashboardScope scope, ActivityQuery query) {
    return service.activity(scope, query);
  }

  /** What a dashboard shows, at most a second old. */
  DashboardValues recent(DashboardRoom room) {
    return new DashboardValues(
        stats(room.scope(), room.range()),
        processing(room.scope(), room.range()),
        genres(room.scope(), room.range()),
        latest(room.scope()));
  }

  /** What a dashboard shows, as of now; others get it, too. */
  DashboardValues fresh(DashboardRoom room) {
    DashboardScope scope = room.scope();
    TimeRange range = room.range();
    Question question = new Question(scope, range);
    return new DashboardValues(
        stats.fresh(question, () -> service.stats(scope, range)),
        processing.fresh(question, () -> service.processing(scope, range)),
        genres.fresh(question, () -> service.genres(scope, range)),
        latest(scope));
  }

  private Optional<ActivityView> latest(DashboardScope scope) {
    return service.activity(scope, ActivityQuery.latest(1)).items().stream().findFirst();
  }
}
