package live.grandstand.accounts;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * Remembers answers for a short, fixed time. It never grows over its limit: when it is full of
 * fresh answers, further ones are simply not remembered. Safe for use by many threads.
 */
final class TimedCache<K, V> {
  private final Duration timeToLive;
  private final int limit;
  private final ConcurrentHashMap<K, Entry<V>> entries = new ConcurrentHashMap<>();
  private volatile Instant nextSweep = Instant.MIN;

  /**
   * Makes an empty one.
   *
   * @param timeToLive how long an answer is believed
   * @param limit how many answers are kept at most
   */
  TimedCache(Duration timeToLive, int limit) {
    this.timeToLive = timeToLive;
    this.limit = limit;
  }

  Optional<V> find(K key, Instant now) {
    Entry<V> entry = entries.get(key);
    return entry == null || !entry.goodUntil.isAfter(now)
        ? Optional.empty()
        : Optional.of(entry.value);
  }

  void remember(K key, V value, Instant now) {
    if (now.isAfter(nextSweep)) {
      nextSweep = now.plus(timeToLive);
      entries.values().removeIf(entry -> !entry.goodUntil.isAfter(now));
    }
    if (entries.size() < limit) {
      entries.put(key, new Entry<>(value, now.plus(timeToLive)));
    }
  }

  void forget(K key) {
    entries.remove(key);
  }

  /** Forgets every answer that the question holds for. */
  void forgetIf(Predicate<? super V> question) {
    entries.values().removeIf(entry -> question.test(entry.value));
  }

  int size() {
    return entries.size();
  }

  private record Entry<V>(V value, Instant goodUntil) {}
}
