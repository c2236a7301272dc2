package live.grandstand.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientTest {

  @Test
  void aUserAgentIsCutAndHasNoControlCharacters() {
    Client client = new Client("203.0.113.7", "a\r\nb\u0000" + "x".repeat(1000));

    assertEquals("ab" + "x".repeat(398), client.userAgent());
  }

  @ParameterizedTest
  @CsvSource({
    "203.0.113.7, 203.0.113.7",
    "2001:db8:1:2:3:4:5:6, 20010db800010002/64",
    "2001:db8:1:2::9, 20010db800010002/64",
    "0:0:0:0:0:0:0:1, 0000000000000000/64",
    "fe80::1%eth0, fe80000000000000/64",
    "::ffff:203.0.113.7, 203.0.113.7",
    "unix:socket, unix:socket",
    ":::::, :::::",
  })
  void aLimitCountsNetworksOfOneCustomer(String address, String network) {
    assertEquals(network, new Client(address, "").network());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
      Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0 | desktop | Linux | Firefox | 132.0
      Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36 | desktop | Windows | Chrome | 130.0.0.0
      Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36 Edg/130.0.2849.46 | desktop | Windows | Edge | 130.0.2849.46
      Mozilla/5.0 (iPhone; CPU iPhone OS 17_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.6 Mobile/15E148 Safari/604.1 | phone | iOS | Safari | 17.6
      Mozilla/5.0 (iPad; CPU OS 17_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.6 Mobile/15E148 Safari/604.1 | tablet | iOS | Safari | 17.6
      Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Mobile Safari/537.36 | phone | Android | Chrome | 130.0.0.0
      curl/7.88.1 | unknown | unknown | curl | 7.88.1
      something else | unknown | unknown | unknown | ''
      """)
  void aDeviceIsRecognised(
      String userAgent, String device, String os, String browser, String version) {
    DeviceInfo info = DeviceInfo.of(userAgent);

    assertEquals(device, info.device());
    assertEquals(os, info.os());
    assertEquals(browser, info.browser());
    assertEquals(version, info.version());
  }
}
