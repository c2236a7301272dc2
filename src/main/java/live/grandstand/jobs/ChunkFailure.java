package live.grandstand.jobs;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import live.grandstand.platform.AppException;
import live.grandstand.providers.ProviderException;
import org.jspecify.annotations.Nullable;

/**
 * Why a chunk could not be made, and when another try makes sense.
 *
 * @param message in words for the owner; says nothing of the inside
 */
record ChunkFailure(String message, boolean retryable, @Nullable Duration retryAfter) {
  private static final int TRIES = 3;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

  /** What an exception of a step means. */
  static ChunkFailure of(Throwable failure) {
    if (failure instanceof ProviderException provider) {
      return new ChunkFailure(provider.detail(), provider.retryable(), provider.retryAfter());
    }
    if (failure instanceof AppException refused) {
      return new ChunkFailure(refused.detail(), false, null);
    }
    return new ChunkFailure("Something went wrong", true, null);
  }

  /** Whether there is another try after so many. */
  boolean mayBeTriedAfter(int tries) {
    return retryable && tries < TRIES;
  }

  /**
   * How long to wait: twice as long each time, and not all at once; at least as long as the
   * provider asked for, if that is bearable.
   *
   * @param before how many tries failed before this one
   */
  Duration pause(int before) {
    long millis = FIRST_PAUSE.toMillis() << before;
    Duration own = Duration.ofMillis(millis + ThreadLocalRandom.current().nextLong(millis));
    Duration wanted = retryAfter == null || retryAfter.compareTo(own) < 0 ? own : retryAfter;
    return wanted.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : wanted;
  }
}
