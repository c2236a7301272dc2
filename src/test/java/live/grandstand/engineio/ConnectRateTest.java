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
  void aStrangerWithManyAddressesLocksNobodyOut() {
    takeAll(THERE, 0);
    askFrom("stranger ", 100_000, 1);

    assertEquals(10, takeAll(HERE, 1));
    assertEquals(100_000, rate.size());
  }

  @Test
  void whoGoesOnAskingIsRememberedHoweverManyOthersThereAre() {
    takeAll(HERE, 0);
    askFrom("some ", 99_998, 0);
    assertFalse(rate.tryTake(HERE, 0));
    askFrom("others ", 99_998, 0);

    assertFalse(rate.tryTake(HERE, 0));
  }

  @Test
  void nothingIsLeftOfAddressesThatWereIdleForTwoSeconds() {
    takeAll(HERE, 0);
    takeAll(THERE, 1_000);

    rate.forgetIdle(2_000);
    assertEquals(1, rate.size());
    rate.forgetIdle(3_000);
    assertEquals(0, rate.size());
  }

  @Test
  void theAddressesOfOneIpv6NetworkShareTheirRate() {
    takeAll("2001:db8:0:7:aaaa::1", 0);

    assertFalse(rate.tryTake("2001:db8:0:7::2%eth0", 0));
    assertFalse(rate.tryTake("2001:0DB8:0000:0007:ffff:ffff:ffff:ffff", 0));
    assertEquals(10, takeAll("2001:db8:0:8::1", 0));
  }

  @Test
  void anIpv4AddressWrittenAsIpv6IsTheSame() {
    takeAll(HERE, 0);

    assertFalse(rate.tryTake("::ffff:192.0.2.7", 0));
    assertEquals(10, takeAll("::ffff:192.0.2.8", 0));
  }

  private void askFrom(String names, int addresses, long now) {
    for (int i = 0; i < addresses; i++) {
      rate.tryTake(names + i, now);
    }
  }

  private int takeAll(String address, long now) {
    int taken = 0;
    while (taken < 1_000 && rate.tryTake(address, now)) {
      taken++;
    }
    return taken;
  }
}
