package live.grandstand.engineio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class TokenBucketTest {

  @Test
  void aFullBucketGivesItsBurstAndNoMore() {
    TokenBucket bucket = new TokenBucket(50, 5, 0);

    assertEquals(250, takeAll(bucket, 0));
    assertFalse(bucket.tryTake(0));
  }

  @Test
  void tokensComeBackOneByOne() {
    TokenBucket bucket = new TokenBucket(50, 5, 0);
    takeAll(bucket, 0);

    assertFalse(bucket.tryTake(19));
    assertTrue(bucket.tryTake(20));
    assertFalse(bucket.tryTake(39));
    assertTrue(bucket.tryTake(40));
  }

  @Test
  void partsOfATokenAreNotLostByAsking() {
    TokenBucket bucket = new TokenBucket(1, 1, 0);
    takeAll(bucket, 0);

    for (int now = 1; now < 1000; now++) {
      assertFalse(bucket.tryTake(now));
    }
    assertTrue(bucket.tryTake(1000));
  }

  @Test
  void aBucketNeverHoldsMoreThanItsBurst() {
    TokenBucket bucket = new TokenBucket(5, 2, 0);

    assertEquals(10, takeAll(bucket, Long.MAX_VALUE / 1000));
  }

  @Test
  void itIsFullAgainWhenTheWholeBurstHasComeBack() {
    TokenBucket bucket = new TokenBucket(5, 2, 0);
    assertTrue(bucket.isFull(0));
    bucket.tryTake(0);

    assertFalse(bucket.isFull(199));
    assertTrue(bucket.isFull(200));
  }

  @Property
  void overAnyTimeNoMoreIsGivenThanBurstAndRate(
      @ForAll @IntRange(min = 1, max = 100) int rate,
      @ForAll @Size(max = 300) List<@IntRange(max = 200) Integer> pauses) {
    TokenBucket bucket = new TokenBucket(rate, 2, 0);
    long now = 0;
    long given = 0;
    for (int pause : pauses) {
      now += pause;
      given += bucket.tryTake(now) ? 1 : 0;
      assertTrue(given * 1000 <= 2000L * rate + now * rate);
    }
  }

  private static int takeAll(TokenBucket bucket, long now) {
    int taken = 0;
    while (bucket.tryTake(now)) {
      taken++;
    }
    return taken;
  }
}
