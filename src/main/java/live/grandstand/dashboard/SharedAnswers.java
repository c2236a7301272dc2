package live.grandstand.dashboard;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Remembers answers for a moment, and asks once for all who ask the same thing meanwhile: they wait
 * for the one who asks. It never grows over its limit; when it is full of fresh answers, further
 * ones are not remembered. Safe for use by many threads; no lock is held while somebody asks.
 */
final class SharedAnswers<K, V> {
  private final Clock clock;
  private final Duration goodFor;
  private final int limit;
  private final Map<K, Asked<V>> answers = new ConcurrentHashMap<>();

  private record Asked<V>(Instant at, CompletableFuture<V> answer) {
    /** Whoever asks now is content with it: it is young enough, or on its way. */
    boolean isGood(Instant now, Duration goodFor) {
      return !answer.isDone() || at.plus(goodFor).isAfter(now);
    }
  }

  /**
   * Makes an empty one.
   *
   * @param goodFor how long an answer is believed, from when it was asked for
   * @param limit how many answers are kept at most
   */
  SharedAnswers(Clock clock, Duration goodFor, int limit) {
    this.clock = clock;
    this.goodFor = goodFor;
    this.limit = limit;
  }

  /** The answer that is known, or one that is asked for now. */
  V recent(K key, Supplier<V> question) {
    Instant now = clock.instant();
    if (isFull(key, now)) {
      return question.get();
    }
    Asked<V> mine = new Asked<>(now, new CompletableFuture<>());
    Asked<V> known =
        answers.compute(key, (any, old) -> old != null && old.isGood(now, goodFor) ? old : mine);
    return known == mine ? ask(key, mine, question) : told(known);
  }

  /** An answer that is asked for now, whatever is known; others get it, too. */
  V fresh(K key, Supplier<V> question) {
    Instant now = clock.instant();
    if (isFull(key, now)) {
      return question.get();
    }
    Asked<V> mine = new Asked<>(now, new CompletableFuture<>());
    answers.put(key, mine);
    return ask(key, mine, question);
  }

  private V ask(K key, Asked<V> mine, Supplier<V> question) {
    try {
      mine.answer.complete(question.get());
    } catch (RuntimeException | Error e) {
      answers.remove(key, mine);
      mine.answer.completeExceptionally(e);
      throw e;
    }
    return told(mine);
  }

  private V told(Asked<V> asked) {
    try {
      return asked.answer.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw e;
    }
  }

  private boolean isFull(K key, Instant now) {
    if (answers.size() < limit || answers.containsKey(key)) {
      return false;
    }
    answers.values().removeIf(asked -> !asked.isGood(now, goodFor));
    return answers.size() >= limit;
  }

  int size() {
    return answers.size();
  }
}
