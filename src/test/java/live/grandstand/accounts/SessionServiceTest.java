package live.grandstand.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import live.grandstand.accounts.TokenRefused.Reason;
import live.grandstand.platform.Ids;
import live.grandstand.platform.Settings;
import live.grandstand.platform.TokenAlgorithm;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class SessionServiceTest {
  private static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");
  private static final User USER = Accounts.user("ada");
  private static final UUID SESSION = Ids.next();
  private static final String SECRET = "a secret of the tests with 32 bytes and more";

  private final AdjustableClock clock = new AdjustableClock();
  private final CountingStore store = new CountingStore();
  private final SessionService service = service(false);
  private final String token = service.tokens.access(USER, SESSION, NOW).text();

  @ParameterizedTest
  @ValueSource(strings = {"", "Bearer ", "bearer  "})
  void aTokenMayHaveItsSchemeInFront(String scheme) {
    assertEquals(
        new Authenticated(new Caller(USER.id(), "ada", Role.ADMIN, SESSION), NOW.plusSeconds(900)),
        service.authenticate(scheme + token));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "  "})
  void noTokenIsMissing(@Nullable String nothing) {
    assertEquals(Reason.MISSING, refusal(nothing));
  }

  @Test
  void aLoginIsAskedForOnceInOneAndAHalfSeconds() {
    for (int i = 0; i < 1000; i++) {
      service.authenticate(token);
    }
    clock.now = NOW.plusMillis(1499);
    service.authenticate(token);
    assertEquals(1, store.asked);

    clock.now = NOW.plusMillis(1500);
    service.authenticate(token);
    assertEquals(2, store.asked);
  }

  @Test
  void aRevocationElsewhereIsSeenBeforeTwoSecondsAreOver() {
    service.authenticate(token);
    store.state = store.state.map(state -> state(AccountStatus.ACTIVE, false, NOW.plusSeconds(60)));

    clock.now = NOW.plusMillis(1500);

    assertEquals(Reason.REVOKED, refusal(token));
  }

  @Test
  void aRevocationHereIsSeenAtOnce() {
    service.authenticate(token);
    store.state = Optional.empty();

    service.forget(new SessionEnded(USER.id(), Set.of(SESSION)));

    assertEquals(Reason.REVOKED, refusal(token));
  }

  @ParameterizedTest
  @MethodSource("states")
  void theStateOfTheLoginDecides(SessionState state, Reason expected) {
    store.state = Optional.of(state);

    assertEquals(expected, refusal(token));
  }

  static Stream<Arguments> states() {
    Instant later = NOW.plusSeconds(60);
    return Stream.of(
        arguments(state(AccountStatus.ACTIVE, false, later), Reason.REVOKED),
        arguments(state(AccountStatus.ACTIVE, true, NOW), Reason.REVOKED),
        arguments(state(AccountStatus.INACTIVE, true, later), Reason.INACTIVE),
        arguments(state(AccountStatus.BANNED, true, later), Reason.INACTIVE),
        arguments(
            new SessionState(
                SESSION, Ids.next(), "eve", Role.USER, AccountStatus.ACTIVE, true, later, NOW),
            Reason.REVOKED));
  }

  @Test
  void aTokenOfAnotherServiceHasNoLoginButItsUserIsAskedForLikeOne() {
    store.state = Optional.empty();
    SessionService open = service(true);
    String theirs = theirs(USER.id());

    Caller caller = open.authenticate(theirs).caller();
    open.authenticate(theirs);

    assertEquals(new Caller(USER.id(), "ada", Role.USER, USER.id()), caller);
    assertEquals(1, store.asked);
    assertTrue(open.isActive(USER.id()));
    open.forget(new UserChanged(USER.id(), Role.USER, AccountStatus.BANNED));
    store.external = AccountStatus.BANNED;
    assertEquals(
        Reason.INACTIVE,
        assertThrows(TokenRefused.class, () -> open.authenticate(theirs)).reason());
    String nobodys = theirs(Ids.next());
    assertEquals(
        Reason.REVOKED,
        assertThrows(TokenRefused.class, () -> open.authenticate(nobodys)).reason());
    assertEquals(Reason.INVALID, refusal(theirs));
  }

  private static String theirs(UUID userId) {
    JWTClaimsSet claims =
        new JWTClaimsSet.Builder()
            .audience("grandstand")
            .subject(userId.toString())
            .claim("typ", "access")
            .claim("role", "admin")
            .expirationTime(Date.from(NOW.plusSeconds(60)))
            .build();
    SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
    try {
      token.sign(new MACSigner(SECRET));
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
    return token.serialize();
  }

  @Test
  void theCacheForgetsAndIsBounded() {
    TimedCache<Integer, String> cache = new TimedCache<>(Duration.ofSeconds(2), 3);
    for (int i = 0; i < 10; i++) {
      cache.remember(i, "x", NOW);
    }
    assertEquals(3, cache.size());
    assertEquals(Optional.of("x"), cache.find(0, NOW.plusMillis(1999)));
    assertEquals(Optional.empty(), cache.find(0, NOW.plusSeconds(2)));

    cache.remember(11, "y", NOW.plusSeconds(3));
    assertEquals(1, cache.size());
  }

  private Reason refusal(@Nullable String bearer) {
    return assertThrows(TokenRefused.class, () -> service.authenticate(bearer)).reason();
  }

  private static SessionState state(AccountStatus status, boolean active, Instant expiresAt) {
    return new SessionState(SESSION, USER.id(), "ada", Role.ADMIN, status, active, expiresAt, NOW);
  }

  private SessionService service(boolean acceptExternal) {
    Settings.Secret secret = new Settings.Secret(SECRET);
    Settings.Jwt settings =
        new Settings.Jwt(
            TokenAlgorithm.HS256,
            secret,
            null,
            Duration.ofMinutes(15),
            Duration.ofDays(7),
            acceptExternal);
    SessionService made = new SessionService();
    made.tokens = new AccountParts().tokens(settings);
    made.sessions = store;
    made.clock = clock;
    return made;
  }

  private static final class CountingStore extends SessionStore {
    private Optional<SessionState> state =
        Optional.of(state(AccountStatus.ACTIVE, true, NOW.plusSeconds(60)));
    private AccountStatus external = AccountStatus.ACTIVE;
    private int asked;

    private static SessionState state(AccountStatus status, boolean active, Instant expiresAt) {
      return SessionServiceTest.state(status, active, expiresAt);
    }

    @Override
    Optional<SessionState> state(UUID sessionId) {
      asked++;
      return state;
    }

    @Override
    Optional<SessionState> external(UUID userId) {
      return Optional.of(userId)
          .filter(USER.id()::equals)
          .map(
              id ->
                  new SessionState(
                      id, id, "ada", Role.USER, external, true, Instant.MAX, Instant.MAX));
    }
  }

  private static final class AdjustableClock extends Clock {
    private Instant now = NOW;

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
