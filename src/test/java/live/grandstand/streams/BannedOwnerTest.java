package live.grandstand.streams;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import live.grandstand.accounts.AccountStatus;
import live.grandstand.accounts.Role;
import live.grandstand.accounts.UserChanged;
import live.grandstand.platform.Ids;
import live.grandstand.platform.Secrets;
import live.grandstand.testing.ManualClock;
import live.grandstand.testing.Postgres;
import live.grandstand.testing.RecordedEvents;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who may not be here is not on air (realtime.md §3). */
class BannedOwnerTest {
  @RegisterExtension static final Postgres postgres = new Postgres();

  private static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");

  private final RecordedEvents<StreamEnded> ended = new RecordedEvents<>();
  private final UUID owner = storedUser();
  private final UUID first = stored(owner, true);
  private final UUID second = stored(owner, true);
  private final UUID resting = stored(owner, false);
  private final UUID somebodyElses = stored(storedUser(), true);

  @ParameterizedTest
  @EnumSource(names = "ACTIVE", mode = EnumSource.Mode.EXCLUDE)
  void theLiveStreamsOfWhoIsNotActiveAnyMoreEnd(AccountStatus status) {
    changes(status);

    assertEquals(
        Set.of(
            new StreamEnded(first, owner, NOW, EndCause.OWNER_BANNED),
            new StreamEnded(second, owner, NOW, EndCause.OWNER_BANNED)),
        new HashSet<>(ended.fired()));
    assertEquals(StreamStatus.ENDED, status(first));
    assertEquals(StreamStatus.ENDED, status(second));
    assertEquals(StreamStatus.OFFLINE, status(resting));
    assertEquals(StreamStatus.LIVE, status(somebodyElses));
  }

  @Test
  void anotherRoleEndsNothing() {
    changes(AccountStatus.ACTIVE);

    assertEquals(List.of(), ended.fired());
    assertEquals(StreamStatus.LIVE, status(first));
  }

  private void changes(AccountStatus status) {
    postgres.run(
        em -> {
          StreamService service = new StreamService();
          service.streams = store(em);
          service.clock = new ManualClock(NOW);
          service.ended = ended;
          service.endAll(new UserChanged(owner, Role.USER, status));
        });
  }

  private static StreamStatus status(UUID id) {
    return postgres.call(em -> store(em).find(id)).orElseThrow().status();
  }

  private static UUID stored(UUID owner, boolean live) {
    UUID id = Ids.next();
    StreamDetails details = new StreamDetails("Chess", null, "Games", null);
    Stream stream = new Stream(id, owner, details, Secrets.token(24), NOW);
    postgres.run(em -> store(em).add(stream));
    if (live) {
      postgres.run(em -> store(em).start(id, NOW));
    }
    return id;
  }

  /** By SQL, since the accounts' entities are none of this package's business. */
  private static UUID storedUser() {
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
