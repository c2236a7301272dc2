package live.grandstand.accounts;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import live.grandstand.platform.Settings;

/**
 * A token bucket for each limit and each who spends it; on this node only. A bucket is forgotten
 * when nothing was taken from it for so long that it is full again, and earlier when there are too
 * many: then somebody gets more than their due, and nobody less. Strangers have a store of their
 * own, so that however many addresses one has, it is strangers who are forgotten. Safe for use by
 * many threads; nobody waits.
 */
final class RateLimiter {
  /** How many are remembered, of strangers and of others. */
  static final int MAX_BUCKETS = 50_000;

  private final Settings.RateLimits settings;
  private final TimeMeter time;
  private final Cache<Key, Bucket> strangers;
  private final Cache<Key, Bucket> others;

  /**
   * Makes one in which nothing has been spent.
   *
   * @param time a clock that never goes back
   */
  RateLimiter(Settings.RateLimits settings, TimeMeter time) {
    this.settings = settings;
    this.time = time;
    this.strangers = store();
    this.others = store();
  }

  /** Counts one call, unless the allowance is spent. */
  Allowance take(RateLimit limit, Spender spender) {
    Bucket bucket =
        (spender.isStranger() ? strangers : others).get(new Key(limit, spender.key()), this::full);
    ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
    Duration wait =
        probe.isConsumed()
            ? Duration.ZERO
            : Duration.ofNanos(Math.max(1, probe.getNanosToWaitForRefill()));
    return new Allowance(limit, limit.rate(settings), probe.getRemainingTokens(), wait);
  }

  /** How many buckets there are. */
  long size() {
    strangers.cleanUp();
    others.cleanUp();
    return strangers.estimatedSize() + others.estimatedSize();
  }

  private Bucket full(Key key) {
    Settings.Rate rate = key.limit.rate(settings);
    Bandwidth bandwidth =
        Bandwidth.builder()
            .capacity(rate.permits())
            .refillGreedy(rate.permits(), rate.window())
            .build();
    return Bucket.builder().addLimit(bandwidth).withCustomTimePrecision(time).build();
  }

  /** Tidies up on the threads of its users: it has none, and borrows none of the machine's. */
  private Cache<Key, Bucket> store() {
    return Caffeine.newBuilder()
        .maximumSize(MAX_BUCKETS)
        .expireAfter(new UntilFull())
        .ticker(time::currentTimeNanos)
        .executor(Runnable::run)
        .build();
  }

  private record Key(RateLimit limit, String spender) {}

  /** After as long without use as it takes to fill an empty one. */
  private final class UntilFull implements Expiry<Key, Bucket> {
    @Override
    public long expireAfterCreate(Key key, Bucket bucket, long now) {
      return key.limit.rate(settings).window().toNanos();
    }

    @Override
    public long expireAfterUpdate(Key key, Bucket bucket, long now, long left) {
      return left;
    }

    @Override
    public long expireAfterRead(Key key, Bucket bucket, long now, long left) {
      return key.limit.rate(settings).window().toNanos();
    }
  }
}
