package live.grandstand.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConstraintsTest {
  record Form(@Text(max = 5) String line, @Text(min = 0, max = 5, lines = true) String lines) {}

  @ParameterizedTest
  @ValueSource(strings = {"a", "abcde", "🎺🎺🎺🎺🎺", " a ", "日本"})
  void textIsCountedInCharacters(String text) {
    assertTrue(isValid("line", text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "   ",
        "\u200b\u200b",
        "abcdef",
        "🎺🎺🎺🎺🎺🎺",
        "a\u0000",
        "a\nb",
        "a\u0085",
        "a\ud800",
        "\udc00"
      })
  void whatNobodyCanStoreOrSeeIsRefused(String text) {
    assertFalse(isValid("line", text));
  }

  @Test
  void whereLinesAreAllowedOtherControlCharactersAreNot() {
    assertTrue(isValid("lines", "a\r\n\tb"));
    assertTrue(isValid("lines", ""));
    assertFalse(isValid("lines", "a\u0000"));
    assertFalse(isValid("lines", "a\u001b"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://a.example",
        "https://a.example:8443/live/x.m3u8?token=1#t",
        "HTTPS://A.example",
        "http://[2001:db8::1]/x",
        "http://127.0.0.1:8888/x.m3u8"
      })
  void webAddressesPass(String url) {
    assertTrue(new WebAddress.Check().isValid(url, null));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "x", "/x.m3u8", "//a.example/x", "ftp://a.example", "javascript:alert(1)",
        "data:text/html,x", "http:", "http://", "http:///x", "https://u:p@a.example", "http://a b",
        " http://a.example", "http://a.example/\u0000", "http://a.example/<script>"
      })
  void otherAddressesDoNot(String url) {
    assertFalse(new WebAddress.Check().isValid(url, null));
  }

  @Test
  void aWebAddressHasItsLength() {
    String longest = "https://a.example/" + "x".repeat(2048 - 18);

    assertEquals(2048, longest.length());
    assertTrue(new WebAddress.Check().isValid(longest, null));
    assertFalse(new WebAddress.Check().isValid(longest + "x", null));
  }

  private static boolean isValid(String field, String text) {
    Text.Check check = new Text.Check();
    check.initialize(
        Arrays.stream(Form.class.getDeclaredFields())
            .filter(candidate -> candidate.getName().equals(field))
            .findFirst()
            .orElseThrow()
            .getAnnotation(Text.class));
    return check.isValid(text, null);
  }
}
