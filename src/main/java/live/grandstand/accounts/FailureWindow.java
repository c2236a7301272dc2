package live.grandstand.accounts;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How often something failed for each key within a sliding time. Bounded: when there are too many
 * keys, the one that failed longest ago is forgotten. Safe for use by many threads.
 */
final class FailureWindow {
  private final int limit;
  private final Duration window;
  private final int maxKeys;

  // In the order of the last failure, oldest first; guarded by this.
  private final LinkedHashMap<String, ArrayDeque<Instant>> failures = new LinkedHashMap<>();

  /**
   * Makes an empty one.
   *
   * @param limit how many failures a key may have
   * @param window for how long a failure counts
   * @param maxKeys how many keys are remembered
   */
  FailureWindow(int limit, Duration window, int maxKeys) {
    this.limit = limit;
    this.window = window;
    this.maxKeys = maxKeys;
  }

  /** How long this key has to wait, when it has no failure left. */
  synchronized Optional<Duration> wait(String key, Instant now) {
    ArrayDeque<Instant> times = failures.get(key);
    if (times == null) {
      return Optional.empty();
    }
    dropOld(times, now);
    return times.size() < limit
        ? Optional.empty()
        : Optional.of(Duration.between(now, times.getFirst().plus(window)));
  }

  /** Counts a failure. */
  synchronized void add(String key, Instant now) {
    ArrayDeque<Instant> times = failures.remove(key);
    if (times == null) {
      times = new ArrayDeque<>();
      makeRoom(now);
    }
    times.addLast(now);
    failures.put(key, times);
  }

  /** Takes back one failure that turned out to be none. */
  synchronized void takeBack(String key, Instant counted) {
    ArrayDeque<Instant> times = failures.get(key);
    if (times != null) {
      times.removeLastOccurrence(counted);
      if (times.isEmpty()) {
        failures.remove(key);
      }
    }
  }

  synchronized int size() {
    return failures.size();
  }

  private void makeRoom(Instant now) {
    Iterator<Map.Entry<String, ArrayDeque<Instant>>> oldest = failures.entrySet().iterator();
    while (oldest.hasNext()) {
      boolean over = !oldest.next().getValue().getLast().plus(window).isAfter(now);
      if (!over && failures.size() < maxKeys) {
        return;
      }
      oldest.remove();
    }
  }

  private void dropOld(ArrayDeque<Instant> times, Instant now) {
    while (!times.isEmpty() && !times.getFirst().plus(window).isAfter(now)) {
      times.removeFirst();
    }
  }
}
