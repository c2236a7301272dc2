package live.grandstand.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import live.grandstand.platform.AppException;

/**
 * Lets only a few password hashes run at a time, and only so many wait. Without it a flood of
 * logins takes every processor and every request thread from the viewers.
 */
@ApplicationScoped
class HashingGate {
  private static final int MAX_AT_A_TIME = 8;
  private static final int MAX_WAITING = 64;
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration COME_BACK = Duration.ofSeconds(5);

  private final Semaphore turns =
      new Semaphore(
          Math.min(MAX_AT_A_TIME, Runtime.getRuntime().availableProcessors()), /* fair= */ true);

  /**
   * Runs the work when its turn comes.
   *
   * @throws AppException {@code UNAVAILABLE} when too many are waiting already
   */
  <T> T inTurn(Supplier<T> work) {
    if (turns.getQueueLength() >= MAX_WAITING || !waitForTurn()) {
      throw AppException.unavailable("Too many people are signing in", COME_BACK);
    }
    try {
      return work.get();
    } finally {
      turns.release();
    }
  }

  private boolean waitForTurn() {
    try {
      return turns.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
