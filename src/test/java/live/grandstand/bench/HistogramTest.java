package live.grandstand.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class HistogramTest {

  private final Histogram histogram = new Histogram();

  @Test
  void percentilesAreAtMostOneInSixtyFourTooHigh() {
    for (int micros = 1; micros <= 1_000_000; micros++) {
      histogram.add(micros);
    }
    for (double share : new double[] {0.01, 0.5, 0.99, 0.999}) {
      double exact = share * 1_000_000;
      long found = histogram.percentileMicros(share);
      assertTrue(found >= exact && found <= exact * 65 / 64, share + " gave " + found);
    }
    assertEquals(1_000_000, histogram.maxMicros());
    assertEquals(1_000_000, histogram.percentileMicros(1));
  }

  @Test
  void nothingCountedIsNothing() {
    histogram.add(5);
    histogram.clear();
    assertEquals(0, histogram.total());
    assertEquals(0, histogram.percentileMicros(0.99));
  }

  @Test
  void aClockThatWentBackCountsAsNoTime() {
    histogram.add(-3);
    assertEquals(0, histogram.percentileMicros(0.5));
    assertEquals(1, histogram.total());
  }
}
