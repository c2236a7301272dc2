package live.grandstand.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class RateTest {
  private static final long SECOND = 1_000_000_000L;

  private final Rate rate = new Rate();

  @Test
  void nothingIsKnownBeforeTheSecondSample() {
    assertEquals(0, rate.perSecond());
    rate.sample(5 * SECOND, 1_000);
    assertEquals(0, rate.perSecond());
  }

  @Test
  void itIsTheGrowthOverTheTimeThatReallyPassed() {
    rate.sample(0, 100);
    rate.sample(4 * SECOND, 300);

    assertEquals(50, rate.perSecond());
  }

  @Test
  void whatIsOlderThanTheLastSamplesIsForgotten() {
    rate.sample(0, 0);
    for (int second = 1; second <= 7; second++) {
      rate.sample(second * SECOND, 1_000);
    }

    assertEquals(0, rate.perSecond());
    rate.sample(8 * SECOND, 1_050);
    assertEquals(10, rate.perSecond());
  }
}
