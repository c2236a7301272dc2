package live.grandstand.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import live.grandstand.platform.AppException;
import live.grandstand.platform.ErrorCode;
import live.grandstand.platform.Ids;
import live.grandstand.testing.Race;
import org.junit.jupiter.api.Test;

class LoginThrottleTest {
  private static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");

  private final LoginThrottle throttle = throttle();

  @Test
  void theEleventhWrongPasswordForAnAccountIsNotLookedAt() {
    for (int i = 0; i < 10; i++) {
      assertFalse(throttle.attempt("ada", "10.0.0." + i, () -> false));
    }

    AppException refusal =
        assertThrows(AppException.class, () -> throttle.attempt("ada", "10.0.0.99", () -> true));

    assertEquals(ErrorCode.RATE_LIMITED, refusal.code());
    assertEquals(Duration.ofMinutes(15), refusal.retryAfter());
  }

  @Test
  void theThirtyFirstWrongPasswordFromAnAddressIsNotLookedAt() {
    for (int i = 0; i < 30; i++) {
      throttle.attempt("user" + i, "10.0.0.1", () -> false);
    }

    assertThrows(AppException.class, () -> throttle.attempt("ada", "10.0.0.1", () -> true));
    assertTrue(throttle.attempt("ada", "10.0.0.2", () -> true));
  }

  @Test
  void rightPasswordsAreNotCounted() {
    for (int i = 0; i < 100; i++) {
      assertTrue(throttle.attempt("ada", "10.0.0.1", () -> true));
    }
  }

  @Test
  void aRightPasswordDoesNotForgiveWrongOnes() {
    for (int i = 0; i < 9; i++) {
      throttle.attempt("ada", "10.0.0.1", () -> false);
    }
    assertTrue(throttle.attempt("ada", "10.0.0.1", () -> true));
    throttle.attempt("ada", "10.0.0.1", () -> false);

    assertThrows(AppException.class, () -> throttle.attempt("ada", "10.0.0.1", () -> true));
  }

  @Test
  void whoIsSignedInHasTriesOfTheirOwnWhateverOthersDidForTheirAccount() {
    UUID ada = Ids.next();
    for (int i = 0; i < 10; i++) {
      throttle.attempt(ada.toString(), "10.0.0.1", () -> false);
    }
    for (int i = 0; i < 10; i++) {
      assertFalse(throttle.attempt(ada, () -> false));
    }

    assertThrows(AppException.class, () -> throttle.attempt(ada, () -> true));
    assertTrue(throttle.attempt(Ids.next(), () -> true));
    assertTrue(throttle.attempt("eve", "10.0.0.1", () -> true));
  }

  @Test
  void manyAtOnceGetNoFurtherThanManyInARow() throws Exception {
    AtomicInteger looks = new AtomicInteger();

    List<Boolean> refused = Race.run(20, () -> isRefused(looks));

    assertEquals(10, looks.get());
    assertEquals(10, Collections.frequency(refused, true));
  }

  @Test
  void aFailureIsForgottenAfterAQuarterOfAnHour() {
    FailureWindow window = new FailureWindow(2, Duration.ofMinutes(15), 10);
    window.add("ada", NOW);
    window.add("ada", NOW.plusSeconds(60));

    assertEquals(Duration.ofMinutes(13), window.wait("ada", NOW.plusSeconds(120)).orElseThrow());
    assertTrue(window.wait("ada", NOW.plusSeconds(900)).isEmpty());
  }

  @Test
  void whoFailedLongestAgoMakesRoomForTheNext() {
    FailureWindow window = new FailureWindow(1, Duration.ofMinutes(15), 2);
    window.add("first", NOW);
    window.add("second", NOW);
    window.add("third", NOW);

    assertEquals(2, window.size());
    assertTrue(window.wait("first", NOW).isEmpty());
    assertTrue(window.wait("third", NOW).isPresent());
  }

  private boolean isRefused(AtomicInteger looks) {
    try {
      return throttle.attempt(
          "ada",
          "10.0.0.1",
          () -> {
            looks.incrementAndGet();
            return false;
          });
    } catch (AppException e) {
      return true;
    }
  }

  private static LoginThrottle throttle() {
    LoginThrottle throttle = new LoginThrottle();
    throttle.clock = Clock.fixed(NOW, ZoneOffset.UTC);
    return throttle;
  }
}
