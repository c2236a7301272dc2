package live.grandstand.testing;

import static org.junit.jupiter.api.Assertions.fail;

import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what another thread is about to do: for the condition, never for a time. */
public final class Await {
  private static final long DEADLINE_NANOS = 10_000_000_000L;
  private static final long LOOK_AGAIN_NANOS = 500_000L;

  private Await() {}

  /** Returns as soon as the condition holds; fails when it does not within ten seconds. */
  public static void until(String what, BooleanSupplier condition) {
    long deadline = System.nanoTime() + DEADLINE_NANOS;
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - deadline > 0) {
        fail("waited in vain until " + what);
      }
      LockSupport.parkNanos(LOOK_AGAIN_NANOS);
    }
  }
}
