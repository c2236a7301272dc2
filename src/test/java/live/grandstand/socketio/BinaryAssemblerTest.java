package live.grandstand.socketio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import live.grandstand.engineio.ProtocolException;
import live.grandstand.platform.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BinaryAssemblerTest {
  private static final int MOST = 100;
  private static final String FIRST = "{\"_placeholder\":true,\"num\":0}";
  private static final String SECOND = "{\"_placeholder\":true,\"num\":1}";

  private final SocketCodec codec = new SocketCodec(Json.mapper());
  private final BinaryAssembler assembler = new BinaryAssembler(MOST);

  @Test
  void aPacketWithoutAttachmentsIsWholeAtOnce() {
    SocketPacket packet = codec.decode("2[\"x\"," + FIRST + "]");

    assertSame(packet, assembler.add(packet));
  }

  @Test
  void attachmentsTakeThePlaceOfTheirPlaceholders() throws Exception {
    assertNull(add("52-/admin,7[\"x\",{\"deep\":[1," + SECOND + "]}," + FIRST + "]"));
    assertNull(assembler.add(new byte[] {1}));
    SocketPacket whole = assembler.add(new byte[] {2, 3});

    assertNotNull(whole);
    assertEquals(SocketPacketType.BINARY_EVENT, whole.type());
    assertEquals("/admin", whole.namespace());
    assertEquals(7, whole.ackId());
    assertArrayEquals(new byte[] {2, 3}, argument(whole, 1).get("deep").get(1).binaryValue());
    assertArrayEquals(new byte[] {1}, argument(whole, 2).binaryValue());
  }

  @Test
  void oneAttachmentMayBeNeededTwiceAndAnotherNever() throws Exception {
    add("52-[\"x\"," + FIRST + "," + FIRST + "]");
    assembler.add(new byte[] {1});
    SocketPacket whole = assembler.add(new byte[] {2});

    assertArrayEquals(new byte[] {1}, argument(whole, 1).binaryValue());
    assertArrayEquals(new byte[] {1}, argument(whole, 2).binaryValue());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"_placeholder\":true,\"num\":1}",
        "{\"_placeholder\":true,\"num\":-1}",
        "{\"_placeholder\":true,\"num\":1000000000}",
        "{\"_placeholder\":true,\"num\":99999999999999999999}",
        "{\"_placeholder\":true,\"num\":\"0\"}",
        "{\"_placeholder\":true,\"num\":\"splice\"}",
        "{\"_placeholder\":true,\"num\":0.5}",
        "{\"_placeholder\":true,\"num\":null}",
        "{\"_placeholder\":true,\"num\":{}}",
        "{\"_placeholder\":true}"
      })
  void aPlaceholderWithoutItsAttachmentIsAProtocolError(String placeholder) {
    add("51-[\"x\"," + placeholder + "]");

    assertThrows(ProtocolException.class, () -> assembler.add(new byte[] {1}));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"_placeholder\":\"true\",\"num\":0}",
        "{\"_placeholder\":1,\"num\":0}",
        "{\"_placeholder\":false,\"num\":0}",
        "{\"placeholder\":true,\"num\":0}"
      })
  void whatOnlyLooksLikeAPlaceholderStaysAsItIs(String object) throws Exception {
    add("51-[\"x\"," + object + "]");
    SocketPacket whole = assembler.add(new byte[] {1});

    assertEquals(object, argument(whole, 1).toString());
  }

  /** GHSA-2m8v: such a packet once left the server waiting for attachments without end. */
  @Test
  void aBinaryPacketThatAnnouncesNoneIsWholeAtOnce() {
    assertNotNull(add("50-[\"x\"]"));
    assertThrows(ProtocolException.class, () -> assembler.add(new byte[] {1}));
  }

  @Test
  void aPlaceholderWhereNoneWasAnnouncedIsAProtocolError() {
    assertThrows(ProtocolException.class, () -> add("50-[\"x\"," + FIRST + "]"));
  }

  @Test
  void textWhileAttachmentsAreMissingIsAProtocolError() {
    add("51-[\"x\"," + FIRST + "]");

    assertThrows(ProtocolException.class, () -> add("2[\"y\"]"));
    assertThrows(ProtocolException.class, () -> add("1"));
  }

  @Test
  void anAttachmentThatNobodyAnnouncedIsAProtocolError() {
    assertThrows(ProtocolException.class, () -> assembler.add(new byte[] {1}));
    add("51-[\"x\"," + FIRST + "]");
    assembler.add(new byte[] {1});

    assertThrows(ProtocolException.class, () -> assembler.add(new byte[] {2}));
  }

  @Test
  void attachmentsMayBeJustAsLargeTogetherAsAllowed() {
    add("52-[\"x\"," + FIRST + "," + SECOND + "]");
    assembler.add(new byte[MOST - 1]);
    assertNotNull(assembler.add(new byte[1]));

    add("52-[\"x\"," + FIRST + "," + SECOND + "]");
    assembler.add(new byte[MOST]);
    assertThrows(ProtocolException.class, () -> assembler.add(new byte[1]));
  }

  @Test
  void eachPacketStartsAnew() throws Exception {
    for (byte i = 0; i < 5; i++) {
      assertNull(add("51-[\"x\"," + FIRST + "]"));
      SocketPacket whole = assembler.add(new byte[] {i});
      assertArrayEquals(new byte[] {i}, argument(whole, 1).binaryValue());
    }
  }

  private SocketPacket add(String text) {
    return assembler.add(codec.decode(text));
  }

  private static JsonNode argument(SocketPacket packet, int index) {
    return packet.arguments().get(index);
  }
}
