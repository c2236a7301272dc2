package live.grandstand.dashboard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import live.grandstand.dashboard.ActivityView.Level;
import live.grandstand.platform.AppException;
import live.grandstand.platform.Page;
import live.grandstand.testing.ManualClock;
import live.grandstand.testing.Postgres;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ActivityTest {
  @RegisterExtension static final Postgres postgres = new Postgres();

  private static final Instant NOW = Instant.parse("2026-11-21T09:07:00.120Z");

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

  @Test
  void anActivitySaysWhatBecameOfWhatAndHowMuchThatMatters() {
    UUID story = tables.story(ann, null, NOW);
    UUID spoken = tables.run(ann, story, "AUDIO", "COMPLETED", NOW.plusSeconds(1), 5);
    UUID unpainted = tables.run(ann, story, "IMAGES", "FAILED", NOW.plusSeconds(2), 5);
    tables.run(ann, story, "STORY", "RUNNING", null, 5);
    UUID batch = tables.batch(ann, "CANCELLED", NOW.plusSeconds(3));
    tables.batch(ann, "RUNNING", null);
    String title = "Story " + story;

    assertEquals(
        List.of(
            activity(batch, "batch.cancelled", "Batch of 3", batch, Level.WARNING, 3),
            activity(unpainted, "images.failed", title, story, Level.ERROR, 2),
            activity(spoken, "audio.completed", title, story, Level.SUCCESS, 1),
            activity(story, "story.created", title, story, Level.INFO, 0)),
        list(DashboardScope.own(ann), null, null).items());
  }

  private ActivityView activity(
      UUID id, String type, String title, UUID refId, Level level, long seconds) {
    return new ActivityView(id, type, title, ann, refId, level, NOW.plusSeconds(seconds));
  }

  @Test
  void everybodySeesTheirOwnAndAdministratorsAll() {
    UUID anns = tables.story(ann, null, NOW);
    UUID bobs = tables.story(bob, null, NOW.plusSeconds(1));

    assertEquals(List.of(anns), ids(list(DashboardScope.own(ann), null, null)));
    assertEquals(List.of(bobs), ids(list(DashboardScope.own(bob), null, null)));
    assertEquals(List.of(bobs, anns), ids(list(DashboardScope.ALL, null, null)));
  }

  @Test
  void pagesFollowEachOtherWithoutGapOrRepetitionHoweverManyHappenAtOnce() {
    Random random = new Random(7);
    for (int i = 0; i < 40; i++) {
      UUID story = tables.story(ann, null, NOW.plusMillis(random.nextInt(5)));
      tables.run(ann, story, "AUDIO", "FAILED", NOW.plusNanos(random.nextInt(5) * 1_000L), 1);
    }
    List<ActivityView> all = list(DashboardScope.own(ann), "100", null).items();
    List<ActivityView> seen = new ArrayList<>();
    Page<ActivityView> page = list(DashboardScope.own(ann), "7", null);
    while (page.nextCursor() != null) {
      seen.addAll(page.items());
      page = list(DashboardScope.own(ann), "7", page.nextCursor());
    }
    seen.addAll(page.items());

    assertEquals(80, all.size());
    assertEquals(all, seen);
    List<Instant> times = new ArrayList<>(seen.stream().map(ActivityView::timestamp).toList());
    Collections.reverse(times);
    assertEquals(times.stream().sorted().toList(), times);
  }

  @Test
  void theLastPageHasNoCursor() {
    tables.story(ann, null, NOW);

    assertNull(list(DashboardScope.own(ann), "1", null).nextCursor());
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "%%%", "MTIuMTI", "0196f3a2-7c00-7000-8000-000000000001"})
  void anythingElseIsNoCursor(String cursor) {
    AppException refusal = assertThrows(AppException.class, () -> ActivityQuery.of("3", cursor));

    assertEquals("cursor", refusal.fields().get(0).field());
    assertThrows(AppException.class, () -> ActivityQuery.of("3", "A".repeat(1_000_000)));
  }

  private static List<UUID> ids(Page<ActivityView> page) {
    return page.items().stream().map(ActivityView::id).toList();
  }

  private static Page<ActivityView> list(DashboardScope scope, String limit, String cursor) {
    return postgres.call(
        em -> {
          DashboardService service = new DashboardService();
          service.store = new DashboardStore();
          service.store.em = em;
          service.clock = new ManualClock(NOW);
          return service.activity(scope, ActivityQuery.of(limit, cursor));
        });
  }
}
