package live.grandstand.chat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import live.grandstand.platform.AppException;
import live.grandstand.platform.Settings.Rate;

/**
 * How many messages each user has sent in one room lately: exactly, over a sliding window. Guarded
 * by the room. Holds no more times than messages were accepted within the window.
 */
final class MessageRates {
  private final Map<UUID, ArrayDeque<Long>> sent = new HashMap<>();
  private long longestWindow; // milliseconds; rates of different users may differ
  private long sweepAt;

  /**
   * Counts a message.
   *
   * @param now milliseconds
   * @throws AppException {@code RATE_LIMITED}, with the time until the next one is allowed
   */
  void count(UUID user, Rate rate, long now) {
    longestWindow = Math.max(longestWindow, rate.window().toMillis());
    sweep(now);
    ArrayDeque<Long> times = sent.computeIfAbsent(user, key -> new ArrayDeque<>(4));
    long windowStart = now - rate.window().toMillis();
    forgetBefore(times, windowStart);
    if (times.size() >= rate.permits()) {
      long retryAfter = times.element() - windowStart;
      throw AppException.rateLimited(
          "You are sending messages too fast", Duration.ofMillis(retryAfter));
    }
    times.add(now);
  }

  private static void forgetBefore(ArrayDeque<Long> times, long start) {
    while (!times.isEmpty() && times.element() <= start) {
      times.remove();
    }
  }

  /** Once in the longest window, forgets users who have been silent for it. */
  private void sweep(long now) {
    if (now < sweepAt) {
      return;
    }
    sweepAt = now + longestWindow;
    sent.values().removeIf(times -> times.isEmpty() || times.getLast() <= now - longestWindow);
  }
}
