package live.grandstand.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import live.grandstand.platform.Ids;
import live.grandstand.platform.Settings;
import live.grandstand.testing.Race;
import org.junit.jupiter.api.Test;

class RateLimiterTest {
  private static final Spender ADA = Spender.of(caller());
  private static final Spender BOB = Spender.of(caller());

  private final ManualMeter time = new ManualMeter();
  private final RateLimiter limiter = new RateLimiter(rates("10/1m"), time);

  private static Caller caller() {
    return new Caller(Ids.next(), "somebody", Role.USER, Ids.next());
  }

  /** The same rate for each limit. */
  static Settings.RateLimits rates(String text) {
    String[] parts = text.split("/");
    Duration window = Duration.parse("PT" + parts[1]);
    Settings.Rate rate = new Settings.Rate(Integer.parseInt(parts[0]), window);
    return new Settings.RateLimits(rate, rate, rate, rate, rate, rate, rate, rate, rate);
  }

  @Test
  void theWholeAllowanceMayBeSpentAtOnceAndNoMore() {
    for (int left = 9; left >= 0; left--) {
      Allowance found = limiter.take(RateLimit.READ, ADA);
      assertFalse(found.isSpent());
      assertEquals(left, found.available());
    }

    Allowance refused = limiter.take(RateLimit.READ, ADA);

    assertTrue(refused.isSpent());
    assertEquals(0, refused.available());
    assertEquals(Duration.ofSeconds(6), refused.retryAfter());
  }

  @Test
  void itComesBackOneByOne() {
    spend(RateLimit.READ, ADA, 10);

    time.pass(Duration.ofSeconds(6).minusNanos(1));
    assertEquals(Duration.ofNanos(1), limiter.take(RateLimit.READ, ADA).retryAfter());
    time.pass(Duration.ofNanos(1));
    assertFalse(limiter.take(RateLimit.READ, ADA).isSpent());
    assertTrue(limiter.take(RateLimit.READ, ADA).isSpent());
    time.pass(Duration.ofDays(1));
    assertEquals(9, limiter.take(RateLimit.READ, ADA).available());
  }

  @Test
  void aRefusalCostsNothing() {
    spend(RateLimit.READ, ADA, 10);
    for (int i = 0; i < 1000; i++) {
      assertTrue(limiter.take(RateLimit.READ, ADA).isSpent());
    }

    time.pass(Duration.ofSeconds(6));

    assertFalse(limiter.take(RateLimit.READ, ADA).isSpent());
  }

  @Test
  void nobodySpendsWhatIsSomebodyElses() {
    UUID session = Ids.next();
    List<Spender> all =
        List.of(
            ADA,
            BOB,
            Spender.address("203.0.113.7"),
            Spender.address("203.0.113.8"),
            Spender.login(session),
            Spender.formerLogin(session, "203.0.113.7"),
            Spender.formerLogin(session, "203.0.113.8"),
            Spender.of(new ServiceCaller(Ids.next(), "media server", Set.of())));

    for (Spender spender : all) {
      assertEquals(9, limiter.take(RateLimit.READ, spender).available(), spender::toString);
      spend(RateLimit.READ, spender, 9);
    }
  }

  @Test
  void eachLimitIsItsOwn() {
    for (RateLimit limit : RateLimit.values()) {
      assertEquals(9, limiter.take(limit, ADA).available(), limit::toString);
    }
  }

  @Test
  void ofManyAtOnceJustSoManyGoOn() throws Exception {
    List<Boolean> spent = Race.run(32, () -> limiter.take(RateLimit.READ, ADA).isSpent());

    assertEquals(10, spent.stream().filter(refused -> !refused).count());
  }

  @Test
  void theFieldsSayWhatTheDraftSays() {
    RateLimiter read = new RateLimiter(rates("600/1m"), time);

    Allowance first = read.take(RateLimit.BAD_TOKEN, ADA);

    assertEquals("\"bad-token\";q=600;w=60", first.policyField());
    assertEquals("\"bad-token\";r=599;t=60", first.field());
  }

  @Test
  void whoGoesByTheFieldIsNeverRefusedAndARefusalSaysWhenToComeBack() {
    RateLimiter slow = new RateLimiter(rates("3/1h"), time);
    List<String> said =
        Stream.generate(() -> slow.take(RateLimit.REGISTER, ADA).field()).limit(4).toList();

    assertEquals(
        List.of(
            "\"register\";r=2;t=2400",
            "\"register\";r=1;t=1200",
            "\"register\";r=0;t=1200",
            "\"register\";r=0;t=1200"),
        said);
  }

  @Test
  void whoHasSpentNothingForLongEnoughIsForgotten() {
    limiter.take(RateLimit.READ, ADA);
    limiter.take(RateLimit.READ, Spender.address("203.0.113.7"));
    assertEquals(2, limiter.size());

    time.pass(Duration.ofMinutes(2));

    assertEquals(0, limiter.size());
  }

  @Test
  void whoeverHasVeryManyAddressesTakesNoMoreMemoryAndMakesNobodyElseForgotten() {
    spend(RateLimit.READ, ADA, 10);

    for (int i = 0; i < 3 * RateLimiter.MAX_BUCKETS; i++) {
      limiter.take(RateLimit.READ, Spender.address("2001:db8:0:" + Integer.toHexString(i)));
    }

    assertTrue(limiter.size() <= RateLimiter.MAX_BUCKETS + 1, () -> "" + limiter.size());
    assertTrue(limiter.take(RateLimit.READ, ADA).isSpent());
  }

  @Test
  void theNamesOnTheWireAreEachOnesOwn() {
    assertEquals(
        RateLimit.values().length,
        Stream.of(RateLimit.values()).map(RateLimit::wire).collect(Collectors.toSet()).size());
  }

  private void spend(RateLimit limit, Spender spender, int times) {
    IntStream.range(0, times).forEach(i -> limiter.take(limit, spender));
  }

  /** Stands still until it is told that time passes. */
  static final class ManualMeter implements TimeMeter {
    private volatile long now = 1;

    void pass(Duration time) {
      now += time.toNanos();
    }

    @Override
    public long currentTimeNanos() {
      return now;
    }

    @Override
    public boolean isWallClockBased() {
      return false;
    }
  }
}
