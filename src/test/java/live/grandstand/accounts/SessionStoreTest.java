package live.grandstand.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SessionStoreTest {
  @RegisterExtension static final Postgres postgres = new Postgres();

  private static final Instant NOW = Accounts.MADE_AT;
  private static final Instant LATER = NOW.plusSeconds(600);
  private static final Client CLIENT =
      new Client("203.0.113.7", "Mozilla/5.0 (X11; Linux x86_64) Firefox/132.0");

  private final User user = storedUser();
  private final IssuedToken first = token(LATER);
  private final UUID sessionId = storedSession(first);

  @Test
  void theStateOfALoginTellsItsUser() {
    assertEquals(
        new SessionState(
            sessionId, user.id(), user.username(), Role.USER, AccountStatus.ACTIVE, true, LATER),
        postgres.call(em -> store(em).state(sessionId)).orElseThrow());
  }

  @Test
  void anUnknownLoginHasNoState() {
    assertEquals(Optional.empty(), postgres.call(em -> store(em).state(Ids.next())));
  }

  @Test
  void aRefreshTokenIsExchangedOnce() {
    assertTrue(rotate(first, token(LATER)));
    assertFalse(rotate(first, token(LATER)));
  }

  @Test
  void ofManyRacingRefreshesOneWins() throws Exception {
    List<Boolean> won = Race.run(8, () -> rotate(first, token(LATER)));

    assertEquals(1, Collections.frequency(won, true));
  }

  @Test
  void anEndedLoginIsNotRenewed() {
    assertTrue(end());

    assertFalse(rotate(first, token(LATER)));
    assertFalse(postgres.call(em -> store(em).state(sessionId)).orElseThrow().active());
  }

  @Test
  void aLoginEndsOnlyOnce() throws Exception {
    List<Boolean> ended = Race.run(8, this::end);

    assertEquals(1, Collections.frequency(ended, true));
  }

  @Test
  void anExpiredLoginIsNotRenewed() {
    IssuedToken next = token(LATER.plusSeconds(600));

    assertFalse(rotate(first, next, LATER));
  }

  @Test
  void expiredLoginsAreDropped() {
    UUID other = storedSession(token(LATER.plusSeconds(1)));

    int dropped = postgres.call(em -> store(em).removeExpired(user.id(), LATER));

    assertEquals(1, dropped);
    assertTrue(postgres.call(em -> store(em).state(other)).isPresent());
  }

  @Test
  void noTokenIsStoredInClear() {
    String row =
        postgres.call(
            em ->
                em.createNativeQuery("select s::text from sessions s where id = :id", String.class)
                    .setParameter("id", sessionId)
                    .getSingleResult()
                    .toString());

    assertFalse(row.contains(first.text()));
    assertTrue(row.contains(Secrets.hash(first.text())));
  }

  private boolean rotate(IssuedToken presented, IssuedToken next) {
    return rotate(presented, next, NOW.plusSeconds(1));
  }

  private boolean rotate(IssuedToken presented, IssuedToken next, Instant now) {
    return postgres.call(em -> store(em).rotate(sessionId, presented.hash(), next, CLIENT, now));
  }

  private boolean end() {
    return postgres.call(em -> store(em).end(sessionId));
  }

  private UUID storedSession(IssuedToken refresh) {
    UUID id = Ids.next();
    postgres.run(em -> store(em).add(new LoginSession(id, user.id(), refresh, CLIENT, NOW)));
    return id;
  }

  private static User storedUser() {
    User user = Accounts.user("u" + Ids.next());
    postgres.run(em -> em.persist(user));
    return user;
  }

  private static IssuedToken token(Instant expiresAt) {
    return new IssuedToken(Secrets.token(16), expiresAt);
  }

  private static SessionStore store(EntityManager em) {
    SessionStore store = new SessionStore();
    store.em = em;
    return store;
  }
}
