package live.grandstand.engineio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectRateTest {
  private static final String HERE = "192.0.2.7";
  private static final String THERE = "2001:db8::1";

  private final ConnectRate rate = new ConnectRate(5);

  @Test
  void anAddressMayOpenTwoSecondsWorthAtOnceAndThenFiveASecond() {
    assertEquals(10, takeAll(HERE, 0));
    assertEquals(0, takeAll(HERE, 199));
    assertEquals(1, takeAll(HERE, 200));
    assertEquals(4, takeAll(HERE, 1000));
  }

  @Test
  void oneAddressTakesNothingFromAnother() {
    takeAll(HERE, 0);

    assertEquals(10, takeAll(THERE, 0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "127.200.3.4", "::1", "0:0:0:0:0:0:0:1"})
  void loopbackIsExempt(String address) {
    for (int i = 0; i < 1_000; i++) {
      assertTrue(rate.tryTake(address, 0));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"128.0.0.1", "12.7.0.1", "::2", "::127.0.0.1"})
  void whatOnlyLooksLikeLoopbackIsNot(String address) {
    assertEquals(10, takeAll(address, 0));
  }

  @Test
  void forgettingAnAddressNeverGivesItMore() {
    takeAll(HERE, 10_000);

    rate.forgetIdle(11_999);
    assertEquals(9, takeAll(HERE, 11_999));
  }

  @Test
  void manyAddressesAtOnceAreRefusedRatherThanRemembered() {
    for (int i = 0; i < 100_000; i++) {
      rate.tryTake("a" + i, 0);
    }
    assertFalse(rate.tryTake(HERE, 0));

    rate.forgetIdle(2_000);
    assertTrue(rate.tryTake(HERE, 2_000));
  }

  private int takeAll(String address, long now) {
    int taken = 0;
    while (taken < 1_000 && rate.tryTake(address, now)) {
      taken++;
    }
    return taken;
  }
}
