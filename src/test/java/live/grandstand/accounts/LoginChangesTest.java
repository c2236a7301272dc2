package live.grandstand.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import live.grandstand.platform.Ids;
import live.grandstand.platform.Secrets;
import live.grandstand.testing.ManualClock;
import live.grandstand.testing.Postgres;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What became of many logins, asked at once of a real PostgreSQL. */
class LoginChangesTest {
  @RegisterExtension static final Postgres postgres = new Postgres();

  private static final Instant NOW = Accounts.MADE_AT;
  private static final Client CLIENT = new Client("203.0.113.7", "Firefox/132.0");

  private final ManualClock clock = new ManualClock(NOW);
  private final Caller ada = caller();
  private final Caller bob = caller();

  @Test
  void whoeverIsAsTheyWereIsNotInTheAnswer() {
    assertEquals(Map.of(), since(List.of(ada, bob)));
    assertEquals(Map.of(), since(List.of()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update sessions set active = false where user_id = ?1",
        "update sessions set expires_at = '2026-11-21T09:00:00Z' where user_id = ?1",
        "delete from sessions where user_id = ?1",
        "update users set status = 'BANNED' where id = ?1",
        "update users set status = 'INACTIVE' where id = ?1",
        "update users set status = 'BANNED', role = 'ADMIN' where id = ?1",
        "delete from users where id = ?1"
      })
  void aLoginIsOverWhateverEndedIt(String sql) {
    write(sql, ada);

    assertEquals(Map.of(ada.sessionId(), Optional.empty()), since(List.of(ada, bob)));
  }

  @Test
  void aLoginExpiresWithTime() {
    clock.advance(Duration.ofSeconds(600));

    assertEquals(Set.of(ada.sessionId(), bob.sessionId()), since(List.of(ada, bob)).keySet());
  }

  @Test
  void aChangedRoleIsTold() {
    write("update users set role = 'ADMIN' where id = ?1", ada);

    assertEquals(
        Map.of(ada.sessionId(), Optional.of(Role.ADMIN)),
        since(List.of(ada, bob, as(bob, Role.USER))));
    assertEquals(Map.of(), since(List.of(as(ada, Role.ADMIN), bob)));
  }

  @Test
  void aCallerOfAnotherServiceIsFollowedByTheUserAlone() {
    Caller external = new Caller(ada.userId(), ada.username(), Role.USER, ada.userId());
    write("delete from sessions where user_id = ?1", ada);
    assertEquals(Map.of(), since(List.of(external)));

    write("update users set role = 'PREMIUM' where id = ?1", ada);
    assertEquals(Map.of(ada.userId(), Optional.of(Role.PREMIUM)), since(List.of(external)));

    write("update users set status = 'BANNED' where id = ?1", ada);
    assertEquals(Map.of(ada.userId(), Optional.empty()), since(List.of(external)));
  }

  @Test
  void ofThirtyThousandLoginsEachThatChangedIsFound() {
    List<Caller> all = new ArrayList<>();
    all.add(ada);
    IntStream.range(0, 3 * LoginChanges.MOST).forEach(i -> all.add(unknown()));
    all.add(bob);

    Map<UUID, Optional<Role>> over = since(all);

    assertEquals(3 * LoginChanges.MOST, over.size());
    assertTrue(over.values().stream().allMatch(Optional::isEmpty));
  }

  @Test
  void whatWasRememberedOfALoginThatChangedIsForgotten() {
    Sessions sessions = new Sessions();
    write("update users set status = 'BANNED' where id = ?1", ada);
    since(List.of(ada, bob), sessions);

    assertEquals(Set.of(ada.sessionId()), sessions.forgotten);
  }

  @Test
  void withoutAnAnswerNothingIsSaid() {
    LoginChanges changes = new LoginChanges();
    changes.clock = clock;
    changes.sessions = new Sessions();
    changes.store =
        new SessionStore() {
          @Override
          Map<UUID, Optional<Role>> changes(Collection<Caller> known, Instant now) {
            throw new IllegalStateException("for the test");
          }
        };

    assertThrows(IllegalStateException.class, () -> changes.since(List.of(ada)));
  }

  private Map<UUID, Optional<Role>> since(List<Caller> known) {
    return since(known, new Sessions());
  }

  private Map<UUID, Optional<Role>> since(List<Caller> known, SessionService sessions) {
    return postgres.call(
        em -> {
          LoginChanges changes = new LoginChanges();
          changes.clock = clock;
          changes.sessions = sessions;
          changes.store = new SessionStore();
          changes.store.em = em;
          return changes.since(known);
        });
  }

  private static void write(String sql, Caller about) {
    postgres.run(em -> em.createNativeQuery(sql).setParameter(1, about.userId()).executeUpdate());
  }

  private static Caller as(Caller caller, Role role) {
    return new Caller(caller.userId(), caller.username(), role, caller.sessionId());
  }

  private static Caller unknown() {
    return new Caller(Ids.next(), "nobody", Role.PREMIUM, Ids.next());
  }

  private static Caller caller() {
    User user = Accounts.user("u" + Ids.next());
    UUID session = Ids.next();
    IssuedToken refresh = new IssuedToken(Secrets.token(24), NOW.plusSeconds(600));
    postgres.run(
        em -> {
          em.persist(user);
          em.flush();
          em.persist(new LoginSession(session, user.id(), refresh, CLIENT, NOW));
        });
    return new Caller(user.id(), user.username(), Role.USER, session);
  }

  private static final class Sessions extends SessionService {
    private Set<UUID> forgotten = Set.of();

    @Override
    void forget(Set<UUID> sessionIds) {
      forgotten = Set.copyOf(sessionIds);
    }
  }
}
