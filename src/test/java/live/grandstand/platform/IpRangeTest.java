package live.grandstand.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpRangeTest {

  @ParameterizedTest
  @CsvSource({
    "0.0.0.0/0, 203.0.113.7, true",
    "0.0.0.0/0, ::1, false",
    "192.168.4.0/22, 192.168.7.255, true",
    "192.168.4.0/22, 192.168.8.0, false",
    "203.0.113.7, 203.0.113.7, true",
    "203.0.113.7, 203.0.113.6, false",
    "203.0.113.6/31, 203.0.113.7, true",
    "::1, ::1, true",
    "2001:db8::/33, 2001:db8:7fff::1, true",
    "2001:db8::/33, 2001:db8:8000::, false",
    "::/0, 2001:db8::1, true",
  })
  void itContainsWhatBeginsWithItsBits(String range, String address, boolean expected) {
    assertEquals(expected, IpRange.parse(range).contains(IpAddresses.parse(address).orElseThrow()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "10.0.0.0/",
        "10.0.0.0/33",
        "10.0.0.0/-1",
        "10.0.0.1/8",
        "10.0.0.0/8/8",
        "10.0.0.0/x",
        "::/129",
        "::1/64",
        "[::1]",
        "localhost",
        "*",
      })
  void whatIsNoRangeIsRefused(String text) {
    assertThrows(IllegalArgumentException.class, () -> IpRange.parse(text));
  }
}
