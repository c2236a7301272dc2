package live.grandstand.providers;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** So many calls at once; who comes later waits in line, but not for ever. */
final class Bulkhead {
  private final Semaphore free;
  private final Duration patience;

  /**
   * @param most calls at once
   * @param patience how long one may wait for its turn
   */
  Bulkhead(int most, Duration patience) {
    this.free = new Semaphore(most, true);
    this.patience = patience;
  }

  /**
   * Calls when it is this caller's turn.
   *
   * @throws ProviderException when it did not come in time
   */
  <T> T call(Supplier<T> work) {
    await();
    try {
      return work.get();
    } finally {
      free.release();
    }
  }

  private void await() {
    try {
      if (!free.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        throw ProviderException.retryable("Too many others are waiting for the same provider");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw ProviderException.retryable("The work was stopped");
    }
  }
}
