package live.grandstand.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import jakarta.persistence.EntityManager;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import live.grandstand.testing.Postgres;
import live.grandstand.testing.RecordedEvents;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Files go with the rows that they belong to, whatever happens in between (ADR 29). */
class FileDeletionsTest {
  @RegisterExtension static final Postgres postgres = new Postgres();

  private static final FileKey STORY = FileKey.of("stories", "1");
  private static final FileKey CHUNK = FileKey.of(STORY, "audio", "0.wav");
  private static final FileKey NEIGHBOUR = FileKey.of("stories", "2", "audio", "0.wav");

  @TempDir Path directory;
  private LocalFileStorage storage;
  private Instant now = Instant.parse("2026-11-21T09:00:00Z");

  @BeforeEach
  void store() {
    storage = new LocalFileStorage(directory);
    storage.put(CHUNK, new byte[1], "audio/wav");
    storage.put(NEIGHBOUR, new byte[1], "audio/wav");
    postgres.run(em -> em.createNativeQuery("delete from file_deletions").executeUpdate());
  }

  @Test
  void filesGoAfterTheTransactionThatDroppedThem() {
    postgres.run(em -> service(em).drop(STORY));
    assertEquals(List.of(CHUNK), storage.keys(STORY));

    sweep();

    assertEquals(List.of(), storage.keys(STORY));
    assertEquals(List.of(NEIGHBOUR), storage.keys(FileKey.of("stories")));
  }

  @Test
  void filesStayWhenTheTransactionFails() {
    assertThrows(
        IllegalStateException.class,
        () ->
            postgres.run(
                em -> {
                  service(em).drop(STORY);
                  throw new IllegalStateException("something else went wrong");
                }));

    sweep();

    assertEquals(List.of(CHUNK), storage.keys(STORY));
    assertEquals(0, notes());
  }

  @Test
  void whatIsStoredInThatMomentGoesLater() {
    postgres.run(em -> service(em).drop(STORY));
    sweep();
    storage.put(CHUNK, new byte[1], "audio/wav");

    now = now.plus(Duration.ofMinutes(4));
    sweep();
    assertEquals(List.of(CHUNK), storage.keys(STORY));
    now = now.plus(Duration.ofMinutes(1));
    sweep();

    assertEquals(List.of(), storage.keys(STORY));
    assertEquals(0, notes());
  }

  @Test
  void aCrashBetweenFilesAndNoteIsNoHarm() {
    postgres.run(em -> service(em).drop(STORY));
    storage.deleteAll(STORY);

    sweep();

    assertEquals(1, notes());
    assertEquals(List.of(NEIGHBOUR), storage.keys(FileKey.of("stories")));
  }

  private static long notes() {
    return postgres.call(
        em ->
            ((Number) em.createNativeQuery("select count(*) from file_deletions").getSingleResult())
                .longValue());
  }

  private void sweep() {
    postgres.run(
        em -> {
          FileDeletions deletions = new FileDeletions();
          deletions.notes = service(em);
          deletions.storage = storage;
          deletions.clock = deletions.notes.clock;
          deletions.sweep();
        });
  }

  private FileDeletionService service(EntityManager em) {
    FileDeletionService service = new FileDeletionService();
    service.em = em;
    service.clock = Clock.fixed(now, ZoneOffset.UTC);
    service.dropped = new RecordedEvents<>();
    return service;
  }
}
