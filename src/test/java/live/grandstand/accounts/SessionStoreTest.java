package live.grandstand.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import live.grandstand.platform.Ids;
import live.grandstand.platform.Page;
import live.grandstand.platform.Paging;
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
            sessionId,
            user.id(),
            user.username(),
            Role.USER,
            AccountStatus.ACTIVE,
            true,
            LATER,
            NOW),
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
  void nobodyEndsALoginOfSomebodyElse() {
    UUID other = storedUser().id();

    boolean ended = postgres.call(em -> store(em).end(other, sessionId));

    assertFalse(ended);
    assertTrue(end());
  }

  @Test
  void allLoginsButOneEndAndThoseThatDidAreTold() {
    UUID second = storedSession(token(LATER));
    UUID third = storedSession(token(LATER));
    UUID someoneElses = storedSession(storedUser().id(), token(LATER));

    assertEquals(
        Set.of(sessionId, third), postgres.call(em -> store(em).endAll(user.id(), second)));
    assertEquals(Set.of(second), postgres.call(em -> store(em).endAll(user.id(), null)));
    assertEquals(Set.of(), postgres.call(em -> store(em).endAll(user.id(), null)));
    assertTrue(postgres.call(em -> store(em).state(someoneElses)).orElseThrow().active());
  }

  @Test
  void endingAllAndRenewingOneAtOnceLeavesNoLogin() throws Exception {
    Race.run(
        List.<Callable<Boolean>>of(
            () -> postgres.call(em -> store(em).endAll(user.id(), null)).isEmpty(),
            () -> rotate(first, token(LATER))));

    assertFalse(postgres.call(em -> store(em).state(sessionId)).orElseThrow().active());
  }

  @Test
  void theLoginsThatGoOnAreListedInPagesTheNewestFirst() {
    UUID second = storedSession(token(LATER));
    UUID third = storedSession(token(LATER));
    storedSession(token(NOW));
    UUID ended = storedSession(token(LATER));
    postgres.run(em -> store(em).end(user.id(), ended));

    Page<UUID> page = page(new Paging(2, null));

    assertEquals(List.of(third, second), page.items());
    assertEquals(List.of(sessionId), page(Paging.of("2", page.nextCursor())).items());
  }

  @Test
  void beingSeenIsWrittenOnlyWhenTheLastTimeIsLongAgo() {
    postgres.run(em -> store(em).noteSeen(sessionId, LATER, NOW.minusSeconds(1)));
    assertEquals(NOW, postgres.call(em -> store(em).state(sessionId)).orElseThrow().lastSeenAt());

    postgres.run(em -> store(em).noteSeen(sessionId, LATER, NOW));
    assertEquals(LATER, postgres.call(em -> store(em).state(sessionId)).orElseThrow().lastSeenAt());
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
    return postgres.call(em -> store(em).end(user.id(), sessionId));
  }

  private Page<UUID> page(Paging paging) {
    return paging
        .page(postgres.call(em -> store(em).ofUser(user.id(), NOW, paging)), LoginSession::id)
        .map(LoginSession::id);
  }

  private UUID storedSession(IssuedToken refresh) {
    return storedSession(user.id(), refresh);
  }

  private static UUID storedSession(UUID userId, IssuedToken refresh) {
    UUID id = Ids.next();
    postgres.run(em -> store(em).add(new LoginSession(id, userId, refresh, CLIENT, NOW)));
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
