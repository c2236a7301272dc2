package live.grandstand.engineio.websocket;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import live.grandstand.engineio.CloseReason;
import live.grandstand.engineio.ProtocolException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessagePartsTest {
  private final MessageParts parts = new MessageParts(12);

  @ParameterizedTest
  @ValueSource(strings = {"twelve bytes", "éééééé", "€€€€", "👏👏👏", ""})
  void aTextOfAsManyBytesAsAllowedIsTaken(String text) {
    assertEquals(text, parts.add(text, true));
  }

  @ParameterizedTest
  @ValueSource(strings = {"thirteen byte", "ééééééx", "€€€€x", "👏👏👏x"})
  void aTextOfMoreBytesThanAllowedIsTooLarge(String text) {
    assertEquals(CloseReason.TOO_LARGE, refusal(() -> parts.add(text, true)));
  }

  @Test
  void theFragmentsOfAMessageCountTogether() {
    parts.add("€€", false);

    assertEquals(CloseReason.TOO_LARGE, refusal(() -> parts.add("€€x", true)));
  }

  @Test
  void theBytesOfAMessageCountTogether() {
    parts.add(new byte[12], false);

    assertEquals(CloseReason.TOO_LARGE, refusal(() -> parts.add(new byte[1], true)));
  }

  @Test
  void oneMessageTakesNothingFromTheNext() {
    for (int i = 0; i < 10; i++) {
      assertNull(parts.add("€€", false));
      assertEquals("€€€€", parts.add("€€", true));
      assertNull(parts.add(new byte[6], false));
      assertEquals(12, parts.add(new byte[6], true).length);
    }
  }

  @Test
  void aFragmentOfTheOtherKindIsNoPartOfTheMessage() {
    parts.add("text", false);

    assertEquals(CloseReason.PARSE_ERROR, refusal(() -> parts.add(new byte[1], true)));
  }

  @Test
  void emptyFragmentsCountAsFragments() {
    for (int i = 0; i < 1_024; i++) {
      parts.add("", false);
    }

    assertEquals(CloseReason.TOO_MANY_FRAMES, refusal(() -> parts.add("", false)));
  }

  @Test
  void emptyBinaryFragmentsCountAsFragments() {
    for (int i = 0; i < 1_024; i++) {
      parts.add(new byte[0], false);
    }

    assertEquals(CloseReason.TOO_MANY_FRAMES, refusal(() -> parts.add(new byte[0], true)));
  }

  @Property
  void whatIsTakenIsWhatWasSentAndNoLargerThanAllowed(@ForAll @Size(min = 1) List<String> sent) {
    MessageParts all = new MessageParts(200);
    String text = String.join("", sent);
    try {
      for (String part : sent.subList(0, sent.size() - 1)) {
        assertNull(all.add(part, false));
      }
      assertEquals(text, all.add(sent.get(sent.size() - 1), true));
      assertTrue(text.getBytes(StandardCharsets.UTF_8).length <= 200);
    } catch (ProtocolException e) {
      assertEquals(CloseReason.TOO_LARGE, e.reason());
    }
  }

  @Property
  void fragmentedBytesAreTheSameBytes(@ForAll @Size(max = 12) byte[] bytes) {
    for (byte b : bytes) {
      parts.add(new byte[] {b}, false);
    }
    assertArrayEquals(bytes, parts.add(new byte[0], true));
  }

  private static CloseReason refusal(Runnable step) {
    return assertThrows(ProtocolException.class, step::run).reason();
  }
}
