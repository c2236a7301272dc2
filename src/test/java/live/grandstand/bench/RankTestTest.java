package live.grandstand.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RankTestTest {
  @Test
  void itSaysWhatOneCalculatesByHand() {
    RankTest test = RankTest.of(new long[] {1, 2, 3, 4, 5}, new long[] {3, 4, 5, 6, 7});

    assertEquals(0.1138, test.p(), 0.0005);
    assertEquals(20.5 / 25, test.right(), 1e-9);
  }

  @Test
  void theSameTimesAreOfOneKind() {
    long[] same = {5, 5, 5, 5};

    assertEquals(new RankTest(1, 0.5), RankTest.of(same, same));
  }

  @Test
  void aTenthOfADeviationShowsWithEnoughTimesAndNoneDoesNot() {
    Random random = new Random(7);
    long[] times = times(random, 0);

    assertTrue(RankTest.of(times, times(random, 100)).p() < 0.001);
    assertTrue(RankTest.of(times, times(random, 0)).p() > 0.01);
  }

  @Test
  void theMedianLiesInItsInterval() {
    MedianTime median =
        MedianTime.of(LongStream.rangeClosed(1, 101).map(n -> n * 1_000_000).toArray());

    assertEquals(51, median.millis());
    assertTrue(median.lowMillis() >= 39 && median.lowMillis() < 43, median::toString);
    assertTrue(median.highMillis() > 59 && median.highMillis() <= 63, median::toString);
  }

  private static long[] times(Random random, long later) {
    return LongStream.generate(() -> (long) (random.nextGaussian() * 1_000 + 250_000) + later)
        .limit(5_000)
        .toArray();
  }
}
