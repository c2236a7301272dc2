package live.grandstand.engineio;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EngineCodecTest {
  private static final int MANY = 1_000;

  // ---- one packet ------------------------------------------------------------------------------

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "1, CLOSE, \"\"",
        "2, PING, \"\"",
        "2probe, PING, probe",
        "3, PONG, \"\"",
        "3probe, PONG, probe",
        "4hello, MESSAGE, hello",
        "4, MESSAGE, \"\"",
        "44, MESSAGE, 4",
        "4€ 👏, MESSAGE, € 👏",
        "5, UPGRADE, \"\"",
        "6, NOOP, \"\""
      })
  void aPacketIsItsTypeThenItsText(String packet, PacketType type, String text) {
    assertEquals(EnginePacket.text(type, text), EngineCodec.decodePacket(packet));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "7", "9", "abc", "-1", " 4", "\u00004", "bAQID", "٤", "４", "\uD83D", "/", ":"})
  void whatStartsWithNoTypeIsNoPacket(String packet) {
    assertThrows(ProtocolException.class, () -> EngineCodec.decodePacket(packet));
  }

  @Test
  void everyTypeIsFoundByItsOwnCharacterAndNoOther() {
    for (char c = 0; c < Character.MAX_VALUE; c++) {
      char wire = c;
      if (wire >= '0' && wire <= '6') {
        assertEquals(wire, PacketType.of(wire).wire());
      } else {
        assertThrows(ProtocolException.class, () -> PacketType.of(wire));
      }
    }
  }

  @Test
  void aProtocolExceptionNeverRepeatsWhatThePeerSent() {
    ProtocolException e =
        assertThrows(ProtocolException.class, () -> EngineCodec.decodePacket("xsecret"));

    assertFalse(e.getMessage().contains("secret"));
  }

  // ---- a payload -------------------------------------------------------------------------------

  @Test
  void aPayloadIsPacketsWithRecordSeparatorsBetween() {
    assertEquals(
        List.of(
            EnginePacket.text(PacketType.MESSAGE, "test1"),
            EnginePacket.text(PacketType.PONG, ""),
            EnginePacket.text(PacketType.MESSAGE, "")),
        EngineCodec.decodePayload("4test1\u001e3\u001e4", MANY));
  }

  @Test
  void aPolledBinaryMessageIsBase64BehindB() {
    List<EnginePacket> packets = EngineCodec.decodePayload("4hello\u001ebAQIDBA==", MANY);

    assertEquals(2, packets.size());
    assertEquals(PacketType.MESSAGE, packets.get(1).type());
    assertArrayEquals(new byte[] {1, 2, 3, 4}, packets.get(1).binary());
  }

  @Test
  void anEmptyPolledBinaryMessageHasNoBytes() {
    assertArrayEquals(new byte[0], EngineCodec.decodePayload("b", MANY).get(0).binary());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "abc",
        "\u001e",
        "4a\u001e",
        "\u001e4a",
        "4a\u001e\u001e4b",
        "b*",
        "bAQ-_",
        "bAQIDBA=x",
        "bA",
        "4a\u001exyz"
      })
  void aPayloadWithOneBadPacketIsRefusedWhole(String payload) {
    assertThrows(ProtocolException.class, () -> EngineCodec.decodePayload(payload, MANY));
  }

  @Test
  void aPayloadMayHoldJustAsManyPacketsAsAllowed() {
    assertEquals(3, EngineCodec.decodePayload("4\u001e4\u001e4", 3).size());
    assertThrows(
        ProtocolException.class, () -> EngineCodec.decodePayload("4\u001e4\u001e4\u001e4", 3));
  }

  @Test
  void aMegabyteOfSeparatorsIsRefusedAtOnce() {
    String flood = "4\u001e".repeat(500_000);

    assertThrows(ProtocolException.class, () -> EngineCodec.decodePayload(flood, MANY));
  }

  @Test
  void encodedFramesStandInOrderWithBinaryAsBase64() {
    byte[] payload =
        EngineCodec.encodePayload(
            List.of(Frame.text("4é"), Frame.binary(new byte[] {1, 2, 3, 4}), Frame.text("2")));

    assertEquals("4é\u001ebAQIDBA==\u001e2", new String(payload, UTF_8));
  }

  @Test
  void noFramesAreAnEmptyPayload() {
    assertEquals(0, EngineCodec.encodePayload(List.of()).length);
  }

  // ---- properties ------------------------------------------------------------------------------

  @Property
  void anyTextIsAPacketOrAProtocolException(@ForAll String text) {
    decodesOrRefuses(() -> EngineCodec.decodePacket(text));
  }

  @Property
  void anyTextIsAPayloadOrAProtocolException(@ForAll String text) {
    decodesOrRefuses(() -> EngineCodec.decodePayload(text, MANY));
  }

  @Property
  void anyBytesAreAPayloadOrAProtocolException(@ForAll byte[] bytes) {
    decodesOrRefuses(() -> EngineCodec.decodePayload(new String(bytes, ISO_8859_1), MANY));
  }

  @Property
  void textThatLooksLikeAPayloadIsOneOrAProtocolException(@ForAll("nearPayloads") String text) {
    decodesOrRefuses(() -> EngineCodec.decodePayload(text, MANY));
  }

  @Property
  void aPacketIsDecodedToWhatWasEncoded(@ForAll PacketType type, @ForAll String text) {
    assertEquals(EnginePacket.text(type, text), EngineCodec.decodePacket(type.wire() + text));
  }

  @Property
  void aPayloadIsDecodedToWhatWasEncoded(@ForAll("messages") List<Object> messages) {
    List<Frame> frames =
        messages.stream()
            .map(m -> m instanceof byte[] bytes ? Frame.binary(bytes) : Frame.text("4" + m))
            .toList();

    List<EnginePacket> decoded =
        EngineCodec.decodePayload(new String(EngineCodec.encodePayload(frames), UTF_8), MANY);

    assertEquals(messages.size(), decoded.size());
    for (int i = 0; i < decoded.size(); i++) {
      if (messages.get(i) instanceof byte[] bytes) {
        assertArrayEquals(bytes, decoded.get(i).binary());
      } else {
        assertEquals(messages.get(i), decoded.get(i).text());
      }
    }
  }

  @Provide
  Arbitrary<List<Object>> messages() {
    Arbitrary<Object> text =
        Arbitraries.strings()
            .withCharRange('\u0020', '\uD7FF')
            .ofMaxLength(40)
            .map(Object.class::cast);
    Arbitrary<Object> binary =
        Arbitraries.bytes().array(byte[].class).ofMaxSize(40).map(Object.class::cast);
    return Arbitraries.oneOf(text, binary).list().ofMinSize(1).ofMaxSize(8);
  }

  @Provide
  Arbitrary<String> nearPayloads() {
    return Arbitraries.strings().withChars("0123456b7=AQ/+\u001e\u0000{").ofMaxLength(30);
  }

  private static void decodesOrRefuses(Runnable decode) {
    try {
      decode.run();
    } catch (ProtocolException e) {
      // the one way to refuse; anything else fails the property
    }
  }
}
