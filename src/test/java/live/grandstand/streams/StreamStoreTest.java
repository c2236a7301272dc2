package live.grandstand.streams;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import live.grandstand.platform.Ids;
import live.grandstand.platform.Secrets;
import live.grandstand.testing.Postgres;
import live.grandstand.testing.Race;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class StreamStoreTest {
  @RegisterExtension static final Postgres postgres = new Postgres();

  private static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");

  private final UUID owner = storedOwner();

  @Test
  void goingLiveAgainBeginsANewBroadcast() {
    UUID id = stored("Chess");
    start(id, NOW);
    postgres.run(em -> store(em).recordPeak(id, 7));
    end(id, NOW.plusSeconds(60));

    assertTrue(start(id, NOW.plusSeconds(90)));

    Stream stream = read(id);
    assertEquals(StreamStatus.LIVE, stream.status());
    assertEquals(NOW.plusSeconds(90), stream.startedAt());
    assertNull(stream.endedAt());
    assertEquals(0, stream.peakViewerCount());
    assertEquals(2, stream.broadcast());
  }

  @Test
  void aLiveStreamDoesNotStartAgain() {
    UUID id = stored("Chess");

    assertTrue(start(id, NOW));
    assertFalse(start(id, NOW.plusSeconds(1)));
    assertEquals(NOW, read(id).startedAt());
  }

  @Test
  void onlyALiveStreamEnds() {
    UUID id = stored("Chess");

    assertFalse(end(id, NOW));
    start(id, NOW);
    assertTrue(end(id, NOW.plusSeconds(1)));
    assertFalse(end(id, NOW.plusSeconds(2)));
    assertEquals(NOW.plusSeconds(1), read(id).endedAt());
  }

  @Test
  void ofManyWhoEndAStreamOneDoes() throws Exception {
    UUID id = stored("Chess");
    start(id, NOW);

    List<Boolean> ended = Race.run(8, () -> end(id, NOW));

    assertEquals(1, Collections.frequency(ended, true));
  }

  @Test
  void thePeakOnlyRisesAndOnlyWhileLive() {
    UUID id = stored("Chess");
    postgres.run(em -> store(em).recordPeak(id, 3));
    assertEquals(0, read(id).peakViewerCount());

    start(id, NOW);
    postgres.run(em -> store(em).recordPeak(id, 5));
    postgres.run(em -> store(em).recordPeak(id, 4));
    assertEquals(5, read(id).peakViewerCount());
  }

  @Test
  void theRoomOfAStreamIsOneRow() {
    UUID id = stored("Chess");

    assertEquals(
        Optional.of(new StreamRoom(id, owner, "Chess", StreamStatus.OFFLINE, 0)),
        postgres.call(em -> store(em).room(id)));
    assertEquals(Optional.empty(), postgres.call(em -> store(em).room(Ids.next())));
  }

  @Test
  void theTextOfAQueryIsTextAndNotAPattern() {
    UUID live = stored("100% _Chess_ live");
    UUID resting = stored("100% _chess_ later");
    stored("100 percent xchessx");
    start(live, NOW);

    assertEquals(List.of(live), postgres.call(em -> store(em).live(query("100% _CHESS_"))));
    assertEquals(List.of(resting), resting("100% _CHESS_", null, 10));
  }

  @Test
  void restingStreamsAreReadNewestFirstFromBelowAnId() {
    UUID oldest = stored("Go");
    UUID middle = stored("Go");
    UUID newest = stored("Go");

    assertEquals(List.of(newest, middle, oldest), resting(null, null, 10));
    assertEquals(List.of(middle), resting(null, newest, 1));
  }

  @Test
  void rereadingSeesWhatAStatementChanged() {
    UUID id = stored("Chess");

    StreamStatus status =
        postgres.call(
            em -> {
              Stream stream = store(em).find(id).orElseThrow();
              store(em).start(id, NOW);
              return store(em).reread(stream).orElseThrow().status();
            });

    assertEquals(StreamStatus.LIVE, status);
  }

  @Test
  void aLockedStreamIsDescribedAnew() {
    UUID id = stored("Chess");
    StreamDetails details = new StreamDetails("Go", "Two\nlines", "Games", "https://a.example/x");

    postgres.run(em -> store(em).lock(id).orElseThrow().describe(details));

    assertEquals(details, read(id).details());
  }

  private List<UUID> resting(@Nullable String text, @Nullable UUID below, int limit) {
    return postgres.call(em -> store(em).resting(query(text), below, limit)).stream()
        .map(Stream::id)
        .toList();
  }

  private StreamQuery query(@Nullable String text) {
    return StreamQuery.of(null, "GAMES", text, owner.toString(), null, null);
  }

  private UUID stored(String title) {
    UUID id = Ids.next();
    StreamDetails details = new StreamDetails(title, null, "Games", null);
    Stream stream = new Stream(id, owner, details, Secrets.token(24), NOW);
    postgres.run(em -> store(em).add(stream));
    return id;
  }

  private static Stream read(UUID id) {
    return postgres.call(em -> store(em).find(id)).orElseThrow();
  }

  private static boolean start(UUID id, Instant now) {
    return postgres.call(em -> store(em).start(id, now));
  }

  private static boolean end(UUID id, Instant now) {
    return postgres.call(em -> store(em).end(id, now));
  }

  /** By SQL, since the accounts' entities are none of this package's business. */
  private static UUID storedOwner() {
    UUID id = Ids.next();
    postgres.run(
        em ->
            em.createNativeQuery(
                    """
                    insert into users (id, username, email, full_name, password_hash, role, status,
                      created_at)
                    values (:id, :name, :name || '@example.org', 'Owner', '-', 'USER', 'ACTIVE',
                      now())""")
                .setParameter("id", id)
                .setParameter("name", "u" + id)
                .executeUpdate());
    return id;
  }

  private static StreamStore store(EntityManager em) {
    StreamStore store = new StreamStore();
    store.em = em;
    return store;
  }
}
