package live.grandstand.socketio;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import live.grandstand.platform.Json;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever a text is made of, the frame is UTF-8 and nobody who gets it is disconnected. */
class PacketTextTest {
  private final SocketCodec codec = new SocketCodec(Json.mapper());

  @Test
  void aCharacterOutsideThePlaneIsFourBytesAndNoEscape() throws Exception {
    assertEquals("42[\"x\",\"👏\"]", encoded("👏"));
  }

  @ParameterizedTest
  @CsvSource({
    "\uD83D, \uFFFD",
    "\uDC4F, \uFFFD",
    "\uD83Dx, \uFFFDx",
    "a\uDC4Fb, a\uFFFDb",
    "\uD83D\uD83D\uDC4F, \uFFFD\uD83D\uDC4F",
    "\uD83D\uDC4F\uDC4F, \uD83D\uDC4F\uFFFD"
  })
  void halfAPairIsReplaced(String sent, String told) throws Exception {
    assertEquals("42[\"x\",\"" + told + "\"]", encoded(sent));
    assertEquals("42[\"x\",{\"" + told + "\":1}]", encoded(Map.of(sent, 1)));
    assertEquals("42[\"x\",\"" + told + "\"]", encoded(sent.toCharArray()));
  }

  @Property(tries = 2_000)
  void anyTextIsSentAsUtf8AndUnderstood(@ForAll("halves") String text) throws Exception {
    String packet = encoded(text, Map.of(text, text));
    String clean = Json.mapper().readTree(packet.substring(2)).get(1).textValue();

    assertEquals(WellFormed.text(text), clean);
    assertEquals(
        new String(text.getBytes(StandardCharsets.UTF_16), StandardCharsets.UTF_16), clean);
  }

  @Provide
  Arbitrary<String> halves() {
    return Arbitraries.strings()
        .withChars('a', '"', '\\', 'é', '€', '\uD800', '\uDBFF', '\uDC00', '\uDFFF')
        .ofMaxLength(9_000);
  }

  private String encoded(Object... arguments) throws CharacterCodingException {
    byte[] bytes = codec.event("/", SocketPacket.NO_ACK, "x", arguments).frames().get(0).payload();
    return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
  }
}
