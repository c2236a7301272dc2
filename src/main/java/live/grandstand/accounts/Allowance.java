package live.grandstand.accounts;

import java.time.Duration;
import live.grandstand.platform.Settings;

/**
 * What a call found when it was counted, and its header fields (draft-ietf-httpapi-ratelimit-
 * headers-11 §3, §4).
 *
 * @param limit which limit it was counted for
 * @param rate so many in so long; they come back one by one, all in that time
 * @param available how many are left after this call
 * @param retryAfter how long until the call makes sense; zero when it goes on
 */
record Allowance(RateLimit limit, Settings.Rate rate, long available, Duration retryAfter) {

  boolean isSpent() {
    return !retryAfter.isZero();
  }

  /** The field {@code RateLimit-Policy}: {@code "read";q=600;w=60}. */
  String policyField() {
    return '"' + limit.wire() + "\";q=" + rate.permits() + ";w=" + seconds(rate.window());
  }

  /**
   * The field {@code RateLimit}: {@code "read";r=599;t=60}. Who spreads what is left over the time
   * goes as fast as it comes back, and is never refused; after a refusal it is the time to wait.
   */
  String field() {
    return '"' + limit.wire() + "\";r=" + available + ";t=" + seconds(effectiveWindow());
  }

  private Duration effectiveWindow() {
    return isSpent()
        ? retryAfter
        : rate.window().dividedBy(rate.permits()).multipliedBy(Math.max(1, available));
  }

  /** As {@code Retry-After} counts: whole seconds, rounded up, at least one. */
  private static long seconds(Duration time) {
    return Math.max(1, time.plusMillis(999).toSeconds());
  }
}
