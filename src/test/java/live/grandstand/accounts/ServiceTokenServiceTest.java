package live.grandstand.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import live.grandstand.accounts.TokenRefused.Reason;
import live.grandstand.platform.AppException;
import live.grandstand.platform.ErrorCode;
import live.grandstand.platform.Ids;
import live.grandstand.platform.Paging;
import live.grandstand.platform.Secrets;
import live.grandstand.testing.ManualClock;
import live.grandstand.testing.Postgres;
import live.grandstand.testing.RecordedEvents;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Service tokens (rest.md "Emitting and administration"). */
class ServiceTokenServiceTest {
  @RegisterExtension static final Postgres postgres = new Postgres();

  private static final String FROM = "203.0.113.9";

  private final ManualClock clock = new ManualClock(Accounts.MADE_AT);
  private final RecordedEvents<ServiceTokensChanged> changed = new RecordedEvents<>();
  private final RecordedEvents<AdminActed> acted = new RecordedEvents<>();
  private final AtomicInteger questions = new AtomicInteger();
  private final ServiceTokenService service = service();
  private final Caller admin = admin();

  @BeforeEach
  void noTokens() {
    postgres.run(em -> em.createNativeQuery("delete from service_tokens").executeUpdate());
  }

  @Test
  void aTokenIsShownOnceAndLetsItsHolderIn() {
    CreatedServiceToken made = create("media server", null, ServiceScope.HOOKS, ServiceScope.EMIT);

    assertTrue(made.token().matches("gst_[A-Za-z0-9_-]{43}"), "256 bits");
    assertEquals(
        new ServiceCaller(
            made.details().id(), "media server", Set.of(ServiceScope.EMIT, ServiceScope.HOOKS)),
        service.authenticate(made.token()));
    assertFalse(made.toString().contains(made.token()));
    assertNotEquals(made.token(), create("another", null, ServiceScope.EMIT).token());
  }

  @Test
  void onlyTheHashIsStored() {
    String token = create("x", null, ServiceScope.EMIT).token();

    String row =
        postgres.call(
            em ->
                em.createNativeQuery("select t::text from service_tokens t", String.class)
                    .getSingleResult()
                    .toString());

    assertFalse(row.contains(token.substring(4)));
    assertTrue(row.contains(Secrets.hash(token)));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"gst_", "", "x", "gst_' or 1=1", "GST_"})
  void whatIsNoGoodTokenIsRefused(@Nullable String made) {
    String token = create("x", null, ServiceScope.EMIT).token();
    String bad = made == null ? token.substring(0, 46) + (token.endsWith("A") ? "B" : "A") : made;

    assertEquals(Reason.INVALID, refusal(bad));
  }

  @Test
  void whateverIsSentTheDatabaseIsAskedOnceInOneAndAHalfSeconds() {
    String token = create("x", null, ServiceScope.EMIT).token();
    for (int i = 0; i < 1000; i++) {
      service.authenticate(token);
      refusal("gst_" + Secrets.token(32));
    }
    assertEquals(1, questions.get());

    clock.advance(SessionService.TRUST);
    service.authenticate(token);
    assertEquals(2, questions.get());
  }

  @Test
  void aRevocationHereIsSeenAtOnce() {
    CreatedServiceToken made = create("x", null, ServiceScope.EMIT);
    service.authenticate(made.token());

    revoke(made.details().id());
    changed.fired().forEach(service::forget);

    assertEquals(Reason.INVALID, refusal(made.token()));
  }

  @Test
  void aRevocationElsewhereIsSeenBeforeTwoSecondsAreOver() {
    CreatedServiceToken made = create("x", null, ServiceScope.EMIT);
    service.authenticate(made.token());
    revoke(made.details().id());

    clock.advance(SessionService.TRUST);

    assertEquals(Reason.INVALID, refusal(made.token()));
  }

  @Test
  void anExpiredTokenIsRefusedToTheMoment() {
    Instant end = Accounts.MADE_AT.plusMillis(1500);
    String token = create("x", end, ServiceScope.EMIT).token();
    service.authenticate(token);

    clock.advance(Duration.ofMillis(1500));

    assertEquals(Reason.INVALID, refusal(token));
    assertEquals(
        "expiresAt",
        assertThrows(AppException.class, () -> create("x", end, ServiceScope.EMIT))
            .fields()
            .get(0)
            .field());
  }

  @Test
  void theListTellsWhatBecameOfThem() {
    CreatedServiceToken first = create("first", null, ServiceScope.EMIT);
    CreatedServiceToken second = create("second", null, ServiceScope.ROOMS);
    service.authenticate(first.token());
    clock.advance(Duration.ofMinutes(1));
    service.authenticate(first.token());
    revoke(second.details().id());
    revoke(second.details().id());

    List<ServiceTokenView> list = call(em -> inTransaction(em).list(Paging.FIRST)).items();

    assertEquals(List.of("second", "first"), list.stream().map(ServiceTokenView::name).toList());
    assertEquals(clock.instant(), list.get(0).revokedAt());
    assertEquals(Accounts.MADE_AT, list.get(1).lastUsedAt(), "at most five minutes behind");
    assertNull(list.get(0).lastUsedAt());
    assertEquals(admin.userId(), list.get(1).createdBy());
    assertEquals(
        List.of(
            AdminAction.SERVICE_TOKEN_CREATED,
            AdminAction.SERVICE_TOKEN_CREATED,
            AdminAction.SERVICE_TOKEN_REVOKED),
        acted.fired().stream().map(AdminActed::action).toList());
    assertEquals(
        Map.of("name", "second", "scopes", Set.of(ServiceScope.ROOMS)),
        acted.fired().get(2).details());
  }

  @Test
  void thereAreAtMostAHundredGoodOnes() {
    CreatedServiceToken first = create("x", null, ServiceScope.EMIT);
    postgres.run(
        em -> {
          for (int i = 1; i < ServiceTokenService.MAX_GOOD; i++) {
            NewServiceToken wanted = new NewServiceToken("x", Set.of(ServiceScope.EMIT), null);
            em.persist(
                new ServiceToken(Ids.next(), wanted, "hash" + i, admin.userId(), Accounts.MADE_AT));
          }
        });

    assertEquals(
        ErrorCode.CONFLICT,
        assertThrows(AppException.class, () -> create("x", null, ServiceScope.EMIT)).code());

    revoke(first.details().id());
    create("x", null, ServiceScope.EMIT);
  }

  @Test
  void whoIsNoAdminAnyMoreMakesNone() {
    Caller demoted = new Caller(Ids.next(), "eve", Role.ADMIN, Ids.next());
    NewServiceToken wanted = new NewServiceToken("x", Set.of(ServiceScope.EMIT), null);

    assertEquals(
        ErrorCode.FORBIDDEN,
        assertThrows(
                AppException.class,
                () -> call(em -> inTransaction(em).create(demoted, wanted, FROM)))
            .code());
  }

  private CreatedServiceToken create(
      String name, @Nullable Instant expiresAt, ServiceScope... scopes) {
    NewServiceToken wanted = new NewServiceToken(name, Set.of(scopes), expiresAt);
    return call(em -> inTransaction(em).create(admin, wanted, FROM));
  }

  private void revoke(UUID id) {
    run(em -> inTransaction(em).revoke(admin, id, FROM));
  }

  private Reason refusal(String token) {
    return assertThrows(TokenRefused.class, () -> service.authenticate(token)).reason();
  }

  private static <T> T call(Function<EntityManager, T> work) {
    return postgres.call(work);
  }

  private static void run(Consumer<EntityManager> work) {
    postgres.run(work);
  }

  private ServiceTokenService inTransaction(EntityManager em) {
    ServiceTokenService made = new ServiceTokenService();
    made.tokens = new ServiceTokenStore();
    made.tokens.em = em;
    made.users = new UserStore();
    made.users.em = em;
    made.clock = clock;
    made.changed = changed;
    made.acted = acted;
    return made;
  }

  /** The one that checks tokens: its questions and its notes have transactions of their own. */
  private ServiceTokenService service() {
    ServiceTokenService made = new ServiceTokenService();
    made.clock = clock;
    made.tokens =
        new ServiceTokenStore() {
          @Override
          List<ServiceToken> good(Instant now) {
            questions.incrementAndGet();
            return call(em -> store(em).good(now));
          }

          @Override
          void noteUsed(UUID id, Instant now) {
            run(em -> store(em).noteUsed(id, now));
          }
        };
    made.lastSeen = new LastSeenService();
    made.lastSeen.serviceTokens = made.tokens;
    return made;
  }

  private static ServiceTokenStore store(EntityManager em) {
    ServiceTokenStore store = new ServiceTokenStore();
    store.em = em;
    return store;
  }

  private static Caller admin() {
    String name = "root" + Ids.next();
    User user =
        new User(
            Ids.next(),
            new NewUser(name, name + "@example.org", "Root", "-", Role.ADMIN),
            Accounts.MADE_AT);
    run(em -> em.persist(user));
    return new Caller(user.id(), name, Role.ADMIN, Ids.next());
  }
}
