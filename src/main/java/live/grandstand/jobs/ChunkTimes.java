package live.grandstand.jobs;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * How long chunks take on this node, for estimates: the newer ones count more. Guesses until it
 * knows. Thread safe.
 */
@ApplicationScoped
class ChunkTimes {
  private static final long FIRST_GUESS = Duration.ofSeconds(2).toMillis();
  private static final int WEIGHT = 5; // the newest counts a fifth

  private final AtomicLongArray millis = new AtomicLongArray(StepKind.values().length);

  /** A chunk took so long. */
  void measured(StepKind kind, Duration took) {
    long newest = Math.max(1, took.toMillis());
    millis.updateAndGet(
        kind.ordinal(), known -> known == 0 ? newest : (known * (WEIGHT - 1) + newest) / WEIGHT);
  }

  /** How long so many will take, one after the other. */
  Duration estimate(StepKind kind, int chunks) {
    long known = millis.get(kind.ordinal());
    return Duration.ofMillis((known == 0 ? FIRST_GUESS : known) * chunks);
  }
}
