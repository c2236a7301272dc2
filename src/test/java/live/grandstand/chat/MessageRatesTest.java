package live.grandstand.chat;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import live.grandstand.platform.AppException;
import live.grandstand.platform.ErrorCode;
import live.grandstand.platform.Settings.Rate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class MessageRatesTest {
  private static final Rate RATE = new Rate(20, Duration.ofSeconds(30));
  private static final UUID ANN = new UUID(0, 1);
  private static final UUID BOB = new UUID(0, 2);

  private final MessageRates rates = new MessageRates();

  @Test
  void twentyMessagesMayComeAtOnceAndNoMore() {
    for (int i = 0; i < 20; i++) {
      rates.count(ANN, RATE, 1_000);
    }

    assertEquals(30_000, refused(ANN, RATE, 1_000));
  }

  @Test
  void theWindowSlidesExactly() {
    for (int i = 0; i < 20; i++) {
      rates.count(ANN, RATE, 1_000 + i * 100);
    }

    assertEquals(1, refused(ANN, RATE, 30_999));
    rates.count(ANN, RATE, 31_000);
    assertEquals(100, refused(ANN, RATE, 31_000));
    rates.count(ANN, RATE, 31_100);
  }

  @Test
  void aRefusedMessageCostsNothing() {
    for (int i = 0; i < 20; i++) {
      rates.count(ANN, RATE, 0);
    }
    for (int now = 1; now < 30_000; now += 100) {
      refused(ANN, RATE, now);
    }

    for (int i = 0; i < 20; i++) {
      rates.count(ANN, RATE, 30_000);
    }
  }

  @Test
  void eachUserHasTheirOwnAllowance() {
    for (int i = 0; i < 20; i++) {
      rates.count(ANN, RATE, 0);
    }

    assertDoesNotThrow(() -> rates.count(BOB, RATE, 0));
  }

  @Test
  void anotherUsersShorterWindowForgetsNobody() {
    Rate shorter = new Rate(100, Duration.ofSeconds(10));
    for (int i = 0; i < 20; i++) {
      rates.count(ANN, RATE, 0);
    }
    rates.count(BOB, shorter, 15_000);
    rates.count(BOB, shorter, 25_000);

    assertEquals(1_000, refused(ANN, RATE, 29_000));
  }

  @Property
  void noWindowEverHoldsMoreThanAllowedAndNoneIsRefusedWithoutNeed(
      @ForAll @Size(max = 120) List<@IntRange(max = 400) Integer> pauses) {
    Rate rate = new Rate(3, Duration.ofMillis(500));
    MessageRates fresh = new MessageRates();
    List<Long> accepted = new ArrayList<>();
    long now = 10_000;
    for (int pause : pauses) {
      now += pause;
      long start = now - 500;
      long inWindow = accepted.stream().filter(at -> at > start).count();
      if (isAccepted(fresh, rate, now)) {
        assertTrue(inWindow < 3);
        accepted.add(now);
      } else {
        assertEquals(3, inWindow);
      }
    }
  }

  private static boolean isAccepted(MessageRates rates, Rate rate, long now) {
    try {
      rates.count(ANN, rate, now);
      return true;
    } catch (AppException e) {
      return false;
    }
  }

  /** Milliseconds to wait. */
  private long refused(UUID user, Rate rate, long now) {
    AppException e = assertThrows(AppException.class, () -> rates.count(user, rate, now));
    assertEquals(ErrorCode.RATE_LIMITED, e.code());
    return e.retryAfter().toMillis();
  }
}
