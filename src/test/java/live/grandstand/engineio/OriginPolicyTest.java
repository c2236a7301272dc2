package live.grandstand.engineio;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OriginPolicyTest {
  private final OriginPolicy none = new OriginPolicy(List.of());
  private final OriginPolicy listed =
      new OriginPolicy(List.of("https://app.example.org", "http://localhost:3000"));
  private final OriginPolicy any = new OriginPolicy(List.of("*"));

  @Test
  void aRequestWithoutAnOriginIsNoBrowsersAndMayPass() {
    assertTrue(none.allows(null, "grandstand.example"));
    assertTrue(none.allows(null, null));
  }

  @ParameterizedTest
  @CsvSource({
    "https://grandstand.example, grandstand.example",
    "http://grandstand.example, grandstand.example",
    "https://GRANDSTAND.example, grandstand.EXAMPLE",
    "http://localhost:8080, localhost:8080",
    "http://[::1]:8080, [::1]:8080",
    "https://grandstand.example, grandstand.example:443",
    "http://grandstand.example, grandstand.example:80",
    "https://[::1], [::1]:443"
  })
  void theServersOwnOriginMayPass(String origin, String host) {
    assertTrue(none.allows(origin, host));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "",
        "https://evil.example",
        "https://grandstand.example.evil.example",
        "https://evilgrandstand.example",
        "https://grandstand.example:8443",
        "https://grandstand.example@evil.example",
        "https://evil.example@grandstand.example",
        "https://user:pw@grandstand.example",
        "https://grandstand.example.",
        "https://evil.example/grandstand.example",
        "https://evil.example?grandstand.example",
        "https://evil.example#grandstand.example",
        "https://evil.example\\@grandstand.example",
        "grandstand.example",
        "file://",
        "data:text/html,hi",
        "*",
        "https://",
        "https:///",
        "ht tp://grandstand.example",
        "https://grandstand.example:",
        "https://grandstand.example https://evil.example"
      })
  void anyOtherOriginIsRefused(String origin) {
    assertFalse(none.allows(origin, "grandstand.example"));
  }

  @ParameterizedTest
  @CsvSource({
    "http://grandstand.example, grandstand.example:443",
    "https://grandstand.example, grandstand.example:80",
    "https://grandstand.example, grandstand.example:8443",
    "https://grandstand.example.evil.example, grandstand.example:443",
    "https://evil.example, grandstand.example:443",
    "ws://grandstand.example, grandstand.example",
    "ftp://grandstand.example, grandstand.example",
    "null, grandstand.example:443"
  })
  void aPortInHostCountsOnlyWhenItIsTheOriginsOwn(String origin, String host) {
    assertFalse(none.allows(origin, host));
  }

  @Test
  void withoutAHostNothingIsTheSameOrigin() {
    assertFalse(none.allows("https://grandstand.example", null));
    assertFalse(none.allows("null", "null"));
    assertFalse(none.allows("null", ""));
    assertFalse(none.allows("", ""));
  }

  @Test
  void aListedOriginMayPassAndCarryCredentials() {
    assertTrue(listed.allows("https://app.example.org", "grandstand.example"));
    assertTrue(listed.allowsCredentials("https://app.example.org"));
    assertTrue(listed.allows("http://localhost:3000", "grandstand.example"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://app.example.org",
        "https://app.example.org:443",
        "https://app.example.org.evil.example",
        "https://evil-app.example.org",
        "https://APP.example.org",
        "https://app.example.org/",
        "http://localhost:3001",
        "http://localhost",
        "null"
      })
  void theListIsExact(String origin) {
    assertFalse(listed.allows(origin, "grandstand.example"));
    assertFalse(listed.allowsCredentials(origin));
  }

  @Test
  void theWildcardAdmitsEveryOriginButNeverWithCredentials() {
    assertTrue(any.allows("https://evil.example", "grandstand.example"));
    assertTrue(any.allows("null", "grandstand.example"));
    assertFalse(any.allowsCredentials("https://evil.example"));
  }

  @Test
  void anOriginThatIsAnAsteriskGetsNoCredentials() {
    assertFalse(none.allowsCredentials("*"));
    assertFalse(any.allowsCredentials("*"));
  }

  @Property
  void noTextWhatsoeverBreaksThePolicy(@ForAll String origin, @ForAll String host) {
    assertTrue(any.allows(origin, host));
    none.allows(origin, host);
  }
}
