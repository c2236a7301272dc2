package live.grandstand.accounts;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import live.grandstand.accounts.TokenRefused.Reason;
import live.grandstand.platform.AppException;
import live.grandstand.platform.ErrorCode;
import live.grandstand.platform.Ids;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who can use up whose allowance: nobody that of somebody else. */
class CallLimitsTest {
  private static final String ADDRESS = "203.0.113.7";
  private static final int ALLOWANCE = 10;
  private static final Caller ADA = new Caller(Ids.next(), "ada", Role.USER, Ids.next());
  private static final ServiceCaller SERVICE =
      new ServiceCaller(Ids.next(), "media server", Set.of(ServiceScope.EMIT));

  private final CallLimits limits = limits();

  private static CallLimits limits() {
    CallLimits limits = new CallLimits();
    limits.limiter =
        new RateLimiter(
            RateLimiterTest.rates(ALLOWANCE + "/1m"), new RateLimiterTest.ManualMeter());
    return limits;
  }

  @Test
  void aFloodFromAnAddressHoldsUpNobodyWhoIsSignedInThere() {
    flood(request -> limits.countStranger(request, RateLimit.READ));

    assertRefused(request -> limits.countStranger(request, RateLimit.READ));
    assertGoesOn(request -> limits.countCaller(request, RateLimit.READ, ADA));
    assertGoesOn(request -> limits.countCaller(request, RateLimit.READ, SERVICE));
  }

  @Test
  void whoIsSignedInHoldsUpNobodyElseAtTheirAddress() {
    flood(request -> limits.countCaller(request, RateLimit.READ, ADA));

    assertRefused(request -> limits.countCaller(request, RateLimit.READ, ADA));
    assertGoesOn(request -> limits.countStranger(request, RateLimit.READ));
    Caller bob = new Caller(Ids.next(), "bob", Role.USER, Ids.next());
    assertGoesOn(request -> limits.countCaller(request, RateLimit.READ, bob));
  }

  @Test
  void allLoginsOfAUserShareOneAllowanceFromWhereverTheyAre() {
    flood(request -> limits.countCaller(request, RateLimit.WRITE, ADA));

    Caller elsewhere = new Caller(ADA.userId(), ADA.username(), ADA.role(), Ids.next());

    assertRefused(request -> limits.countCaller(request, RateLimit.WRITE, elsewhere));
    HttpServletRequest other = ServletRequests.from("203.0.113.8");
    assertThrows(AppException.class, () -> limits.countCaller(other, RateLimit.WRITE, elsewhere));
  }

  @Test
  void signingInCountsForTheAddressWhoeverIsSignedInAlready() {
    flood(request -> limits.countCaller(request, RateLimit.LOGIN, ADA));

    assertRefused(request -> limits.countStranger(request, RateLimit.LOGIN));
    HttpServletRequest elsewhere = ServletRequests.from("203.0.113.8");
    assertDoesNotThrow(() -> limits.countCaller(elsewhere, RateLimit.LOGIN, ADA));
  }

  @Test
  void ofIpv6AWholeNetworkCountsAsOneAddress() {
    for (int i = 0; i < ALLOWANCE; i++) {
      limits.countStranger(ServletRequests.from("2001:db8:1:2::" + i), RateLimit.READ);
    }

    HttpServletRequest neighbour = ServletRequests.from("2001:db8:1:2:ffff::");
    assertThrows(AppException.class, () -> limits.countStranger(neighbour, RateLimit.READ));
    HttpServletRequest other = ServletRequests.from("2001:db8:1:3::1");
    assertDoesNotThrow(() -> limits.countStranger(other, RateLimit.READ));
  }

  @Test
  void guessingTokensHoldsUpNoGoodOnesAndNoCallsWithoutOne() {
    TokenRefused guess = new TokenRefused(Reason.INVALID);
    flood(request -> limits.countRefused(request, RateLimit.READ, guess));

    assertRefused(request -> limits.countRefused(request, RateLimit.READ, guess));
    assertRefused(request -> limits.countRefused(request, RateLimit.EMIT, guess));
    assertGoesOn(request -> limits.countStranger(request, RateLimit.READ));
    assertGoesOn(request -> limits.countCaller(request, RateLimit.READ, ADA));
    assertGoesOn(request -> limits.countCaller(request, RateLimit.EMIT, SERVICE));
  }

  @ParameterizedTest
  @EnumSource(names = {"EXPIRED", "REVOKED", "INACTIVE"})
  void whoStoleATokenThatIsOverHoldsUpNeitherItsUserNorTheirNeighbours(Reason reason) {
    TokenRefused over = new TokenRefused(reason, ADA.sessionId());
    flood(request -> limits.countRefused(request, RateLimit.READ, over));

    assertRefused(request -> limits.countRefused(request, RateLimit.READ, over));
    HttpServletRequest where = ServletRequests.from("203.0.113.8");
    assertDoesNotThrow(() -> limits.countRefused(where, RateLimit.READ, over));
    TokenRefused other = new TokenRefused(reason, UUID.randomUUID());
    assertGoesOn(request -> limits.countRefused(request, RateLimit.READ, other));
    assertGoesOn(request -> limits.countCaller(request, RateLimit.READ, ADA));
    assertGoesOn(request -> limits.countLogin(request, RateLimit.REFRESH, ADA.sessionId()));
    assertGoesOn(request -> limits.countStranger(request, RateLimit.READ));
  }

  @Test
  void renewingALoginIsCountedForTheLoginAndNeitherForItsUserNorForTheAddress() {
    flood(request -> limits.countStranger(request, RateLimit.REFRESH));
    flood(request -> limits.countCaller(request, RateLimit.REFRESH, ADA));
    flood(request -> limits.countLogin(request, RateLimit.REFRESH, ADA.sessionId()));

    assertRefused(request -> limits.countLogin(request, RateLimit.REFRESH, ADA.sessionId()));
    assertGoesOn(request -> limits.countLogin(request, RateLimit.REFRESH, UUID.randomUUID()));
    assertGoesOn(request -> limits.countStranger(request, RateLimit.REFRESH));
  }

  @Test
  void aRefusalSaysWhenToComeBackAndTheRequestKnowsIt() {
    flood(request -> limits.countStranger(request, RateLimit.READ));
    HttpServletRequest request = ServletRequests.from(ADDRESS);

    AppException refusal =
        assertThrows(AppException.class, () -> limits.countStranger(request, RateLimit.READ));

    assertEquals(ErrorCode.RATE_LIMITED, refusal.code());
    assertEquals(Duration.ofSeconds(6), refusal.retryAfter());
    Allowance found = CallLimits.found(request).orElseThrow();
    assertTrue(found.isSpent());
    assertEquals("\"read\";r=0;t=6", found.field());
  }

  @Test
  void whatIsNotCountedHasNoFields() {
    HttpServletRequest request = ServletRequests.from(ADDRESS);

    limits.countStranger(request, RateLimit.REFRESH);

    assertTrue(CallLimits.found(request).isEmpty());
  }

  private static void flood(Consumer<HttpServletRequest> call) {
    for (int i = 0; i < ALLOWANCE; i++) {
      assertGoesOn(call);
    }
  }

  private static void assertGoesOn(Consumer<HttpServletRequest> call) {
    assertDoesNotThrow(() -> call.accept(ServletRequests.from(ADDRESS)));
  }

  private static void assertRefused(Consumer<HttpServletRequest> call) {
    AppException refusal =
        assertThrows(AppException.class, () -> call.accept(ServletRequests.from(ADDRESS)));
    assertEquals(ErrorCode.RATE_LIMITED, refusal.code());
  }
}
