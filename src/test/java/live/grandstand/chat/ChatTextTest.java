package live.grandstand.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChatTextTest {

  @Test
  void theEndsAreTrimmed() {
    assertEquals("hello", ChatText.clean("  hello \u2003\n"));
  }

  @Test
  void lineBreaksAndTabsBecomeSpaces() {
    assertEquals("a b c  d", ChatText.clean("a\nb\tc\r\nd"));
  }

  @Test
  void otherControlCharactersGo() {
    assertEquals("ab", ChatText.clean("a\u0000\u0007\u001b\u007f\u0085\u009fb"));
  }

  @Test
  void halvesOfSurrogatePairsGo() {
    assertEquals("ab", ChatText.clean("a\uD83D" + "b\uDC4F"));
    assertEquals("", ChatText.clean("\uDC4F\uD83D"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "a  b",
        "👏🏽 👨‍👩‍👧",
        "\u202Eevil\u202C",
        "${jndi:ldap://x}",
        "' or 1=1 --",
        "日本語 עברית"
      })
  void theRestStaysAsItWasTyped(String text) {
    assertEquals(text, ChatText.clean(text));
  }

  @Property
  void whatIsCleanIsCleanAndCanBeStored(@ForAll String typed) {
    String clean = ChatText.clean(typed);

    assertEquals(clean, ChatText.clean(clean));
    assertTrue(clean.length() <= typed.length());
    assertFalse(clean.codePoints().anyMatch(Character::isISOControl));
    assertFalse(clean.codePoints().anyMatch(c -> Character.getType(c) == Character.SURROGATE));
  }
}
