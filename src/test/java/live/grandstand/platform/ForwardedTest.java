package live.grandstand.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ForwardedTest {
  private static final String PEER = "10.0.0.1";

  private final Forwarded forwarded =
      new Forwarded(List.of(IpRange.parse("10.0.0.0/8"), IpRange.parse("fd00::/8")));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "203.0.113.7                        | 203.0.113.7",
        "  203.0.113.7\t                    | 203.0.113.7",
        "203.0.113.7, 10.2.3.4              | 203.0.113.7",
        "198.51.100.1, 203.0.113.7          | 203.0.113.7",
        "198.51.100.1,203.0.113.7,10.2.3.4  | 203.0.113.7",
        "10.9.9.9, 203.0.113.7, fd00::1     | 203.0.113.7",
        "203.0.113.7:4711                   | 203.0.113.7",
        "2001:db8::1                        | 2001:db8:0:0:0:0:0:1",
        "[2001:db8::1]                      | 2001:db8:0:0:0:0:0:1",
        "[2001:db8::1]:4711                 | 2001:db8:0:0:0:0:0:1",
        "::ffff:203.0.113.7                 | 203.0.113.7",
        "10.2.3.4                           | 10.2.3.4",
        "10.2.3.4, 10.5.6.7                 | 10.2.3.4",
      })
  void theClientIsTheLastWhoIsNotATrustedProxy(String field, String client) {
    assertEquals(client, forwarded.client(PEER, List.of(field)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        ",",
        "203.0.113.7,",
        "unknown",
        "_hidden",
        "localhost",
        "example.org",
        "256.1.1.1",
        "1.2.3",
        "1.2.3.4.5",
        "0x7f.0.0.1",
        "010.0.0.1",
        "2130706433",
        "1.2.3.4:",
        "1.2.3.4:123456",
        "[1.2.3.4",
        "[example.org]",
        "::g",
        ".::1",
        ":::",
        "fe80::1%eth0",
        "\"203.0.113.7\"",
        "203.0.113.7 10.0.0.2",
        "٢٠٣.0.113.7",
      })
  void whatIsNoAddressIsNotBelieved(String rubbish) {
    assertEquals(PEER, forwarded.client(PEER, List.of(rubbish)));
    assertEquals("10.2.3.4", forwarded.client(PEER, List.of(rubbish + ", 10.2.3.4")));
  }

  @Test
  void fieldsFollowOneAnotherLikeTheirParts() {
    assertEquals(
        "203.0.113.7",
        forwarded.client(PEER, List.of("198.51.100.1", "203.0.113.7, 10.2.3.4", "10.5.6.7")));
    assertEquals(PEER, forwarded.client(PEER, List.of()));
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.0.0, true",
    "10.255.255.255, true",
    "11.0.0.0, false",
    "9.255.255.255, false",
    "fdff::1, true",
    "fc00::1, false",
    "::ffff:10.1.1.1, true",
    "localhost, false",
    "'', false",
  })
  void onlyTheRangesAreTrusted(String peer, boolean expected) {
    assertEquals(expected, forwarded.trusts(peer));
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "https, https",
        "HTTPS, https",
        "http, http",
        "'http, https', https",
        "'https,http ', http",
        "wss, -",
        "'', -",
        "'https,', -",
        "-, -",
      })
  void theSchemeIsWhatTheLastProxySays(@Nullable String field, @Nullable String scheme) {
    assertEquals(Optional.ofNullable(scheme), Forwarded.scheme(field));
  }

  @Property(tries = 2_000)
  void anyTextHasAClientThatIsAnAddressAndNoStrangersWord(@ForAll("fields") List<String> fields) {
    String client = forwarded.client(PEER, fields);

    assertTrue(IpAddresses.parse(client).isPresent(), client);
    for (String hop : behind(client, fields)) {
      assertTrue(forwarded.trusts(hop), () -> hop + " was passed over in " + fields);
    }
  }

  /** The hops to the right of the first, from the right, that is the client. */
  private static List<String> behind(String client, List<String> fields) {
    List<String> passed = new ArrayList<>();
    List<String> hops =
        fields.stream().flatMap(field -> Arrays.stream(field.split(",", -1))).toList();
    for (int i = hops.size() - 1; i >= 0; i--) {
      Optional<String> address =
          IpAddresses.parse(hops.get(i).strip()).map(found -> found.getHostAddress());
      if (address.isEmpty() || address.get().equals(client)) {
        return passed;
      }
      passed.add(address.get());
    }
    return passed;
  }

  @Provide
  Arbitrary<List<String>> fields() {
    Arbitrary<String> hop =
        Arbitraries.oneOf(
            Arbitraries.of("203.0.113.7", "10.2.3.4", "fd00::1", "2001:db8::9", "unknown", ""),
            Arbitraries.strings().withChars("0123456789.:[]abfg%/ ").ofMaxLength(20),
            Arbitraries.strings().ofMaxLength(12));
    return hop.list().ofMaxSize(5).map(hops -> String.join(",", hops)).list().ofMaxSize(3);
  }

  @Property(tries = 2_000)
  void anyTextIsASchemeOrNone(@ForAll String field) {
    Forwarded.scheme(field).ifPresent(scheme -> assertTrue(scheme.matches("https?"), scheme));
  }

  @Test
  void whoTrustsNobodyBelievesNobody() {
    assertFalse(new Forwarded(List.of()).trusts("127.0.0.1"));
  }
}
