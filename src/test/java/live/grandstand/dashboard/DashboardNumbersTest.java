package live.grandstand.dashboard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import live.grandstand.dashboard.ProcessingChartView.Point;
import live.grandstand.dashboard.ProcessingChartView.Share;
import live.grandstand.testing.ManualClock;
import live.grandstand.testing.Postgres;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the dashboard says is what plain SQL counts, whatever there is. */
class DashboardNumbersTest {
  @RegisterExtension static final Postgres postgres = new Postgres();

  private static final Instant NOW = Instant.parse("2026-11-21T09:07:00.120Z");
  private static final String[] KINDS = {"STORY", "AUDIO", "IMAGES"};
  private static final String[] STATES = {"COMPLETED", "FAILED", "CANCELLED"};

  private final ManualClock clock = new ManualClock(NOW);
  private DashboardTables tables;
  private UUID ann;
  private UUID bob;

  @BeforeEach
  void nothingHappened() {
    tables = new DashboardTables(postgres.dataSource());
    tables.clear();
    ann = tables.user();
    bob = tables.user();
  }

  @AfterEach
  void close() {
    tables.close();
  }

  @RepeatedTest(6)
  void afterARandomRunAllNumbersEqualPlainCounts() {
    long seed = new Random().nextLong();
    happens(new Random(seed));

    for (TimeRange range : TimeRange.values()) {
      for (DashboardScope scope : List.of(DashboardScope.own(ann), DashboardScope.ALL)) {
        String where = scope.wire() + " " + range + ", seed " + seed;
        assertEquals(countedStats(scope, range), stats(scope, range), where);
        addsUp(scope, range, where);
        assertEquals(
            counted("stories where created_at >= ?", scope, range),
            stories(asked(service -> service.genres(scope, range))),
            where);
      }
    }
  }

  /** Rows of two people, many of them at the edges of hours, days and ranges. */
  private void happens(Random random) {
    for (int i = random.nextInt(30); i > 0; i--) {
      UUID owner = random.nextBoolean() ? ann : bob;
      String[] genres = {null, "Fantasy", "fantasy", "Noir", "g" + random.nextInt(20)};
      UUID story = tables.story(owner, genres[random.nextInt(genres.length)], moment(random));
      for (int chunk = random.nextInt(4); chunk > 0; chunk--) {
        tables.audio(story, chunk, moment(random));
        tables.image(story, chunk, moment(random));
      }
      for (String kind : KINDS) {
        for (int run = random.nextInt(4); run > 0; run--) {
          String state = STATES[random.nextInt(STATES.length)];
          tables.run(owner, story, kind, state, moment(random), random.nextInt(100_000));
        }
        if (random.nextInt(3) == 0) {
          tables.run(owner, story, kind, random.nextBoolean() ? "QUEUED" : "RUNNING", null, 5);
        }
      }
    }
  }

  private static Instant moment(Random random) {
    Instant edge =
        TimeRange.values()[random.nextInt(4)]
            .firstBar(NOW)
            .plus(Duration.ofHours(random.nextInt(2)));
    Instant any = NOW.minusMillis((long) (random.nextDouble() * Duration.ofDays(45).toMillis()));
    return switch (random.nextInt(4)) {
      case 0 -> edge;
      case 1 -> edge.minusNanos(1_000);
      default -> any;
    };
  }

  private DashboardStatsView countedStats(DashboardScope scope, TimeRange range) {
    String ended = "step_runs where finished_at >= ? and state = ";
    long completed = counted(ended + "'COMPLETED'", scope, range);
    long millis =
        tables.count(
            "select coalesce(sum(processing_ms), 0) from "
                + ended
                + "'COMPLETED' and owner_id = coalesce(cast(? as uuid), owner_id)",
            range.from(NOW),
            scope.ownerId());
    return new DashboardStatsView(
        counted("stories where created_at >= ?", scope, range),
        countedChunks("audio_chunks", scope, range),
        countedChunks("image_chunks", scope, range),
        tables.count(
            "select count(*) from step_runs where finished_at is null and owner_id = coalesce(cast(? as uuid), owner_id)",
            scope.ownerId()),
        completed,
        counted(ended + "'FAILED'", scope, range),
        millis,
        completed == 0 ? 0 : Math.round((double) millis / completed));
  }

  private long counted(String from, DashboardScope scope, TimeRange range) {
    return tables.count(
        "select count(*) from " + from + " and owner_id = coalesce(cast(? as uuid), owner_id)",
        range.from(NOW),
        scope.ownerId());
  }

  private long countedChunks(String table, DashboardScope scope, TimeRange range) {
    return tables.count(
        "select count(*) from "
            + table
            + " c join stories s on s.id = c.story_id"
            + " where c.created_at >= ? and s.owner_id = coalesce(cast(? as uuid), s.owner_id)",
        range.from(NOW),
        scope.ownerId());
  }

  /** Each bar is what a count from its beginning to the next one's says. */
  private void addsUp(DashboardScope scope, TimeRange range, String where) {
    List<Point> points = asked(service -> service.processing(scope, range)).points();
    Point last = points.get(points.size() - 1);
    assertEquals(NOW.truncatedTo(range.unit()), last.time(), where);
    for (Point point : points) {
      if (point.time().isBefore(NOW.minus(Duration.ofDays(46))) && point.completed() == 0) {
        continue; // the chart of everything is mostly empty
      }
      for (Share share : point.steps()) {
        assertEquals(countedBar(scope, range, point, share, "COMPLETED"), share.completed(), where);
        assertEquals(countedBar(scope, range, point, share, "FAILED"), share.failed(), where);
      }
    }
    Instant first = points.get(0).time();
    long completed = points.stream().mapToLong(Point::completed).sum();
    long failed = points.stream().mapToLong(Point::failed).sum();
    assertEquals(endedSince(first, scope, "COMPLETED"), completed, where);
    assertEquals(endedSince(first, scope, "FAILED"), failed, where);
    if (range != TimeRange.ALL) {
      assertEquals(stats(scope, range).completedJobs(), completed, where);
    }
  }

  private long endedSince(Instant first, DashboardScope scope, String state) {
    return tables.count(
        """
        select count(*) from step_runs where finished_at >= ? and state = ?
          and owner_id = coalesce(cast(? as uuid), owner_id)""",
        first,
        state,
        scope.ownerId());
  }

  private long countedBar(
      DashboardScope scope, TimeRange range, Point point, Share share, String state) {
    return tables.count(
        """
        select count(*) from step_runs where state = ? and kind = ? and finished_at >= ?
          and finished_at < ? and owner_id = coalesce(cast(? as uuid), owner_id)""",
        state,
        share.step().name(),
        point.time(),
        point.time().plus(1, range.unit()),
        scope.ownerId());
  }

  private static long stories(GenreChartView chart) {
    assertTrue(chart.points().size() <= DashboardStore.MAX_GENRES);
    return chart.others() + chart.points().stream().mapToLong(GenreChartView.Point::stories).sum();
  }

  @Test
  void aChartWithoutAnythingHasItsBarsAllTheSame() {
    List<Integer> bars = new ArrayList<>();
    for (TimeRange range : TimeRange.values()) {
      List<Point> points = asked(service -> service.processing(own(), range)).points();
      assertTrue(points.stream().allMatch(point -> point.completed() + point.failed() == 0));
      assertEquals(3, points.get(0).steps().size());
      bars.add(points.size());
    }

    assertEquals(List.of(24, 7, 30, 1), bars);
  }

  @Test
  void theChartOfEverythingBeginsWithTheFirstJobButNotBeforeAYearAgo() {
    UUID story = tables.story(ann, null, NOW);
    tables.run(ann, story, "STORY", "COMPLETED", NOW.minus(Duration.ofDays(10)), 1);
    assertEquals(11, asked(service -> service.processing(own(), TimeRange.ALL)).points().size());

    tables.run(ann, story, "STORY", "COMPLETED", NOW.minus(Duration.ofDays(5_000)), 1);
    assertEquals(11, asked(service -> service.processing(own(), TimeRange.ALL)).points().size());
    assertEquals(2, stats(own(), TimeRange.ALL).completedJobs());
  }

  @Test
  void whatAnotherNodeDidWithAClockAheadIsInTheLastBar() {
    UUID story = tables.story(ann, null, NOW);
    tables.run(ann, story, "AUDIO", "FAILED", NOW.plus(Duration.ofHours(3)), 1);

    List<Point> points = asked(service -> service.processing(own(), TimeRange.DAY)).points();

    assertEquals(1, points.get(23).failed());
  }

  @Test
  void genresAreOneInWhateverCaseAndTheRareOnesAreSummedUp() {
    for (int i = 0; i < 15; i++) {
      tables.story(ann, "Rare " + i, NOW);
    }
    tables.story(ann, "Sea", NOW);
    tables.story(ann, "SEA", NOW);
    tables.story(ann, null, NOW);
    tables.story(ann, null, NOW);
    tables.story(ann, null, NOW);

    GenreChartView chart = asked(service -> service.genres(own(), TimeRange.WEEK));

    assertEquals(new GenreChartView.Point(null, 3), chart.points().get(0));
    assertEquals(
        "sea", Objects.requireNonNull(chart.points().get(1).genre()).toLowerCase(Locale.ROOT));
    assertEquals(2, chart.points().get(1).stories());
    assertEquals(DashboardStore.MAX_GENRES, chart.points().size());
    assertEquals(5, chart.others());
  }

  private DashboardScope own() {
    return DashboardScope.own(ann);
  }

  private DashboardStatsView stats(DashboardScope scope, TimeRange range) {
    return asked(service -> service.stats(scope, range));
  }

  private <T extends @Nullable Object> T asked(Function<DashboardService, T> question) {
    return postgres.call(
        em -> {
          DashboardService service = new DashboardService();
          service.store = new DashboardStore();
          service.store.em = em;
          service.clock = clock;
          return question.apply(service);
        });
  }
}
