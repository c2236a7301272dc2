package live.grandstand.testing;

import static org.junit.jupiter.api.Assertions.fail;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what another thread is about to do: for the condition, never for a time. */
public final class Await {
  private static final Duration USUAL = Duration.ofSeconds(10);
  private static final Duration LOOK_AGAIN = Duration.ofNanos(500_000);

  private Await() {}

  /** Returns as soon as the condition holds; fails when it does not within ten seconds. */
  public static void until(String what, BooleanSupplier condition) {
    until(what, USUAL, condition);
  }

  /** Returns as soon as the condition holds; fails when it does not within a time. */
  public static void until(String what, Duration limit, BooleanSupplier condition) {
    until(what, limit, LOOK_AGAIN, condition);
  }

  /** The same, for a condition that is not asked more often than needed. */
  public static void until(
      String what, Duration limit, Duration lookAgain, BooleanSupplier condition) {
    long deadline = System.nanoTime() + limit.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - deadline > 0) {
        fail("waited in vain until " + what);
      }
      LockSupport.parkNanos(lookAgain.toNanos());
    }
  }
}
