package live.grandstand.socketio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import live.grandstand.engineio.Frame;
import live.grandstand.engineio.ProtocolException;
import live.grandstand.platform.Json;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SocketCodecTest {
  private static final int MOST_ROUNDTRIP_NUMBER = 1_000_000;

  private final SocketCodec codec = new SocketCodec(Json.mapper());

  // ---- decode ----------------------------------------------------------------------------------

  /** The examples of the protocol document, and their relatives. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "0                            | CONNECT      | /      | -1  | ``              | 0",
        "0{\"token\":\"123\"}         | CONNECT      | /      | -1  | {\"token\":\"123\"} | 0",
        "0/admin,                     | CONNECT      | /admin | -1  | ``              | 0",
        "0/admin                      | CONNECT      | /admin | -1  | ``              | 0",
        "0/admin,{\"a\":1}            | CONNECT      | /admin | -1  | {\"a\":1}       | 0",
        "1                            | DISCONNECT   | /      | -1  | ``              | 0",
        "1/admin,                     | DISCONNECT   | /admin | -1  | ``              | 0",
        "2[\"foo\"]                   | EVENT        | /      | -1  | [\"foo\"]       | 0",
        "2/admin,[\"bar\"]            | EVENT        | /admin | -1  | [\"bar\"]       | 0",
        "212[\"foo\"]                 | EVENT        | /      | 12  | [\"foo\"]       | 0",
        "2/admin,13[\"bar\",{}]       | EVENT        | /admin | 13  | [\"bar\",{}]    | 0",
        "20[\"foo\"]                  | EVENT        | /      | 0   | [\"foo\"]       | 0",
        "2[5,1]                       | EVENT        | /      | -1  | [5,1]           | 0",
        "2[\"a,b-c\"]                 | EVENT        | /      | -1  | [\"a,b-c\"]     | 0",
        "2999999999999999[\"x\"]      | EVENT        | /      | 999999999999999 | [\"x\"] | 0",
        "312[\"bar\"]                 | ACK          | /      | 12  | [\"bar\"]       | 0",
        "30[]                         | ACK          | /      | 0   | []              | 0",
        "3/admin,13[1,\"2\"]          | ACK          | /admin | 13  | [1,\"2\"]       | 0",
        "50-[\"x\"]                   | BINARY_EVENT | /      | -1  | [\"x\"]         | 0",
        "51-[\"x\",{}]                | BINARY_EVENT | /      | -1  | [\"x\",{}]      | 1",
        "52-/admin,[\"x\",{}]         | BINARY_EVENT | /admin | -1  | [\"x\",{}]      | 2",
        "510-[\"x\"]                  | BINARY_EVENT | /      | -1  | [\"x\"]         | 10",
        "52-789[\"x\"]                | BINARY_EVENT | /      | 789 | [\"x\"]         | 2",
        "61-15[{}]                    | BINARY_ACK   | /      | 15  | [{}]            | 1",
        "61-/admin,1[{}]              | BINARY_ACK   | /admin | 1   | [{}]            | 1"
      })
  void aPacketIsDecodedAsTheProtocolDocumentSays(
      String text,
      SocketPacketType type,
      String namespace,
      long ackId,
      String data,
      int attachments) {
    SocketPacket packet = codec.decode(text);

    assertEquals(type, packet.type());
    assertEquals(namespace, packet.namespace());
    assertEquals(ackId, packet.ackId());
    assertEquals(data, packet.data() == null ? "" : packet.data().toString());
    assertEquals(attachments, packet.attachments());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // no packet at all
        "",
        "7",
        "9[\"x\"]",
        "a",
        "abc",
        "-1",
        " 2[\"x\"]",
        "\u0000",
        "٢[\"x\"]",
        // CONNECT and DISCONNECT take an object or nothing
        "0[]",
        "0\"x\"",
        "0null",
        "0true",
        "0{",
        "0/admin,[]",
        "1{}",
        "1[]",
        "1\"x\"",
        // events need a name
        "2",
        "2{}",
        "2[]",
        "2[{}]",
        "2[[]]",
        "2[null]",
        "2[true]",
        "2null",
        "2\"x\"",
        "2123",
        "2/admin,",
        "2/admin",
        "2[\"foo\"",
        "2\"foo\"]",
        "2[\"foo\"]x",
        "2[\"foo\"] []",
        "2[\"foo\"]\u0000",
        "2[\"foo\",]",
        "2['foo']",
        "2[\"foo\",NaN]",
        "2[\"foo\",Infinity]",
        "2[\"foo\",01]",
        "2 ",
        "2 \n",
        // acknowledgement ids
        "2abc[\"x\"]",
        "2-1[\"x\"]",
        "21.5[\"x\"]",
        "2+1[\"x\"]",
        "21e3[\"x\"]",
        "20x1[\"x\"]",
        "2 1[\"x\"]",
        "21 2[\"x\"]",
        "29999999999999999[\"x\"]",
        "299999999999999999999999999999[\"x\"]",
        "3[]",
        "3/admin,[]",
        "312",
        "312{}",
        "61-[]",
        // attachments
        "5[\"x\"]",
        "5-[\"x\"]",
        "51[\"x\"]",
        "5-1-[\"x\"]",
        "51.5-[\"x\"]",
        "5a-[\"x\"]",
        "5 1-[\"x\"]",
        "511-[\"x\"]",
        "5100-[\"x\"]",
        "5999999999-[\"x\"]",
        "599999999999999999999999-[\"x\"]",
        "51-",
        "51-{}",
        "51-[]",
        "51-[{\"_placeholder\":true,\"num\":0}]",
        "5",
        "51",
        "6",
        // what only servers send
        "4",
        "4{}",
        "4{\"message\":\"x\"}",
        "4/admin,{\"message\":\"x\"}"
      })
  void anythingElseIsAProtocolError(String text) {
    assertThrows(ProtocolException.class, () -> codec.decode(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "connect",
        "connect_error",
        "disconnect",
        "disconnecting",
        "newListener",
        "removeListener"
      })
  void namesThatSocketIoKeepsForItselfAreRefused(String name) {
    assertTrue(SocketCodec.isReserved(name));
    assertThrows(ProtocolException.class, () -> codec.decode("2[\"" + name + "\"]"));
    assertThrows(ProtocolException.class, () -> codec.decode("51-[\"" + name + "\"]"));
    assertThrows(
        ProtocolException.class,
        () -> codec.decode("2[\"\\u00" + Integer.toHexString(name.charAt(0)) + rest(name) + "\"]"));
  }

  private static String rest(String name) {
    return name.substring(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"error", "message", "__proto__", "constructor", "", "Connect", "connect "})
  void otherNamesAreNobodysButTheApplications(String name) {
    assertEquals(name, codec.decode("2[\"" + name + "\"]").arguments().get(0).textValue());
  }

  @Test
  void anAcknowledgementMayCarryAReservedName() {
    assertEquals(1, codec.decode("31[\"connect\"]").arguments().size());
  }

  @Test
  void deepNestingIsRefusedBeforeItCostsAnything() {
    String deep = "[".repeat(500_000);

    assertThrows(ProtocolException.class, () -> codec.decode("2[\"x\"," + deep));
    assertThrows(
        ProtocolException.class,
        () -> codec.decode("0" + "{\"a\":".repeat(200) + "1" + "}".repeat(200)));
    assertEquals(
        2, codec.decode("2[\"x\"," + "[".repeat(90) + "]".repeat(90) + "]").arguments().size());
  }

  @Test
  void hugeNumbersAreRefusedOrReadButNeverCostMinutes() {
    assertThrows(ProtocolException.class, () -> codec.decode("2[\"x\"," + "9".repeat(5_000) + "]"));
  }

  @Test
  void aPacketWithoutArgumentsSaysSo() {
    assertNull(codec.decode("1").data());
    assertThrows(IllegalStateException.class, () -> codec.decode("1").arguments());
  }

  @Test
  void theRefusalNeverRepeatsWhatWasSent() {
    ProtocolException e =
        assertThrows(ProtocolException.class, () -> codec.decode("2[\"x\",secret]"));

    assertFalse(e.getMessage().contains("secret"));
  }

  @Property(tries = 2_000)
  void anyTextIsAPacketOrAProtocolException(@ForAll String text) {
    decodesOrRefuses(text);
  }

  @Property(tries = 5_000)
  void textThatLooksLikeAPacketIsOneOrAProtocolException(@ForAll("nearPackets") String text) {
    decodesOrRefuses(text);
  }

  @Property(tries = 700)
  void aDamagedPacketIsOneOrAProtocolException(
      @ForAll("valid") String packet, @ForAll @IntRange(max = 60) int at, @ForAll char c) {
    int place = Math.min(at, packet.length());
    decodesOrRefuses(packet.substring(0, place) + c + packet.substring(place));
    decodesOrRefuses(packet.substring(0, place));
    decodesOrRefuses(packet.substring(place));
    if (place < packet.length()) {
      decodesOrRefuses(packet.substring(0, place) + c + packet.substring(place + 1));
      decodesOrRefuses(packet.substring(0, place) + packet.substring(place + 1));
    }
  }

  private void decodesOrRefuses(String text) {
    SocketPacket packet;
    try {
      packet = codec.decode(text);
    } catch (ProtocolException e) {
      return; // the one way to refuse; anything else fails the property
    }
    assertTrue(packet.attachments() <= SocketCodec.MAX_ATTACHMENTS);
    assertTrue(packet.namespace().startsWith("/"));
    assertTrue(!packet.type().isEvent() || packet.arguments().size() > 0);
    assertTrue(!packet.type().isAck() || packet.ackId() >= 0);
  }

  @Provide
  Arbitrary<String> nearPackets() {
    return Arbitraries.strings().withChars("0123456-/,ab[]{}\":\\ ").ofMaxLength(24);
  }

  @Provide
  Arbitrary<String> valid() {
    return Arbitraries.of(
        "0{\"token\":\"abc\"}",
        "0/admin,{\"token\":\"abc\"}",
        "1/admin,",
        "2/admin,13[\"bar\",{\"a\":[1,2.5,null]}]",
        "3/admin,13[1,\"2\",{\"3\":[false]}]",
        "52-/admin,7[\"x\",{\"_placeholder\":true,\"num\":0},{\"_placeholder\":true,\"num\":1}]",
        "61-15[{\"_placeholder\":true,\"num\":0}]");
  }

  // ---- encode ----------------------------------------------------------------------------------

  static List<List<Object>> encoded() {
    return List.of(
        List.of("42[\"foo\"]", "/", -1L, "foo", new Object[] {}),
        List.of("42/admin,[\"bar\"]", "/admin", -1L, "bar", new Object[] {}),
        List.of("4212[\"foo\",1]", "/", 12L, "foo", new Object[] {1}),
        List.of("42/admin,0[\"foo\",\"é€\"]", "/admin", 0L, "foo", new Object[] {"é€"}),
        List.of(
            "42[\"foo\",{\"a\":[true]}]",
            "/",
            -1L,
            "foo",
            new Object[] {Map.of("a", List.of(true))}));
  }

  @ParameterizedTest
  @MethodSource("encoded")
  void anEventIsEncodedAsTheProtocolDocumentSays(List<Object> row) {
    List<Frame> frames =
        frames(
            codec.event(
                (String) row.get(1),
                (Long) row.get(2),
                (String) row.get(3),
                (Object[]) row.get(4)));

    assertEquals(List.of(row.get(0)), frames.stream().map(Frame::text).toList());
  }

  @Test
  void theOtherPacketsAreEncodedAsTheProtocolDocumentSays() {
    assertEquals("40{\"sid\":\"x\"}", text(codec.connect("/", Map.of("sid", "x"))));
    assertEquals("40/admin,{\"sid\":\"x\"}", text(codec.connect("/admin", Map.of("sid", "x"))));
    assertEquals(
        "44/admin,{\"message\":\"no\"}",
        text(codec.connectError("/admin", Map.of("message", "no"))));
    assertEquals("41", text(codec.disconnect("/")));
    assertEquals("41/admin,", text(codec.disconnect("/admin")));
    assertEquals("4312[\"bar\"]", text(codec.ack("/", 12, "bar")));
    assertEquals("43/admin,0[]", text(codec.ack("/admin", 0)));
  }

  @Test
  void bytesAnywhereBecomeAttachmentsInTheOrderOfTheirPlaceholders() {
    Map<String, Object> nested = new LinkedHashMap<>();
    nested.put("first", new byte[] {1});
    nested.put("list", List.of("x", new byte[] {2, 3}));
    List<Frame> frames = frames(codec.event("/admin", 7, "file", nested, new byte[] {}));

    assertEquals(
        "453-/admin,7[\"file\",{\"first\":{\"_placeholder\":true,\"num\":0},"
            + "\"list\":[\"x\",{\"_placeholder\":true,\"num\":1}]},{\"_placeholder\":true,\"num\":2}]",
        frames.get(0).text());
    assertEquals(List.of(1, 2, 0), frames.stream().skip(1).map(Frame::payloadLength).toList());
  }

  @Test
  void anAcknowledgementWithBytesIsBinaryToo() {
    List<Frame> frames = frames(codec.ack("/", 15, new byte[] {1}));

    assertEquals("461-15[{\"_placeholder\":true,\"num\":0}]", frames.get(0).text());
    assertTrue(frames.get(1).isBinary());
  }

  @Test
  void aNamespaceOfAnyLengthAndScriptFitsInFront() {
    String namespace = "/" + "ナ👏".repeat(500);

    assertEquals("42" + namespace + ",123[\"x\"]", text(codec.event(namespace, 123, "x")));
  }

  @Test
  void whatCannotBeJsonIsRefused() {
    List<Object> circular = new ArrayList<>();
    circular.add(circular);

    assertThrows(
        IllegalArgumentException.class, () -> codec.event("/", SocketPacket.NO_ACK, "x", circular));
    assertThrows(
        IllegalArgumentException.class,
        () -> codec.event("/", SocketPacket.NO_ACK, "x", new Object()));
  }

  @Test
  void largePayloadsGrowWithoutLosingAByte() {
    String large = "x".repeat(300_000);

    assertEquals("42[\"e\",\"" + large + "\"]", text(codec.event("/", -1, "e", large)));
  }

  @Property(tries = 300)
  void aStockClientReadsWhatWasEncoded(
      @ForAll("names") String name,
      @ForAll("namespaces") String namespace,
      @ForAll @IntRange(min = -1, max = MOST_ROUNDTRIP_NUMBER) int ackId,
      @ForAll("values") List<Object> arguments)
      throws Exception {
    StockDecoder client = new StockDecoder();
    String read = null;
    for (Frame frame : frames(codec.event(namespace, ackId, name, arguments.toArray()))) {
      assertNull(read, "a packet ends with its last frame");
      read = client.add(frame);
    }

    List<Object> data = new ArrayList<>();
    data.add(name);
    arguments.forEach(a -> data.add(a instanceof byte[] b ? "<" + hex(b) + ">" : a));
    boolean binary = arguments.stream().anyMatch(byte[].class::isInstance);
    assertEquals(
        (binary ? "5" : "2")
            + (namespace.equals("/") ? "" : namespace + ",")
            + (ackId < 0 ? "" : ackId)
            + Json.mapper().writeValueAsString(data),
        read);
  }

  @Property(tries = 300)
  void theServerReadsWhatItWrites(
      @ForAll("names") String name,
      @ForAll("namespaces") String namespace,
      @ForAll @IntRange(min = -1, max = MOST_ROUNDTRIP_NUMBER) int ackId,
      @ForAll("values") List<Object> arguments) {
    List<Frame> frames = frames(codec.event(namespace, ackId, name, arguments.toArray()));
    BinaryAssembler assembler = new BinaryAssembler(1_000_000);
    SocketPacket read = assembler.add(codec.decode(frames.get(0).text().substring(1)));
    for (Frame attachment : frames.subList(1, frames.size())) {
      read = assembler.add(attachment.payload());
    }

    assertEquals(namespace, read.namespace());
    assertEquals(ackId, read.ackId());
    assertEquals(name, read.arguments().get(0).textValue());
    assertEquals(
        text(codec.event(namespace, ackId, name, arguments.toArray())),
        text(codec.event(namespace, ackId, name, rest(read))));
  }

  private static Object[] rest(SocketPacket packet) {
    Object[] rest = new Object[packet.arguments().size() - 1];
    for (int i = 0; i < rest.length; i++) {
      rest[i] = packet.arguments().get(i + 1);
    }
    return rest;
  }

  @Provide
  Arbitrary<String> names() {
    return Arbitraries.strings()
        .withCharRange(' ', '\uD7FF')
        .ofMaxLength(12)
        .filter(n -> !SocketCodec.isReserved(n));
  }

  @Provide
  Arbitrary<String> namespaces() {
    Arbitrary<String> named =
        Arbitraries.strings().alpha().numeric().withChars("-_.é").ofMaxLength(12).map(n -> "/" + n);
    return Arbitraries.oneOf(Arbitraries.just("/"), named);
  }

  @Provide
  Arbitrary<List<Object>> values() {
    Arbitrary<Object> text =
        Arbitraries.strings().withCharRange(' ', '\uD7FF').ofMaxLength(20).map(v -> (Object) v);
    Arbitrary<Object> number = Arbitraries.integers().map(v -> (Object) v);
    Arbitrary<Object> flag = Arbitraries.of(true, false).map(v -> (Object) v);
    Arbitrary<Object> bytes =
        Arbitraries.bytes().array(byte[].class).ofMaxSize(20).map(v -> (Object) v);
    Arbitrary<Object> map =
        Combinators.combine(Arbitraries.strings().alpha().ofMinLength(1).ofMaxLength(5), number)
            .as((key, value) -> (Object) Map.of(key, value));
    return Arbitraries.oneOf(text, number, flag, bytes, map).list().ofMaxSize(5);
  }

  private static String hex(byte[] bytes) {
    return java.util.HexFormat.of().formatHex(bytes);
  }

  private static List<Frame> frames(EncodedPacket packet) {
    return packet.frames();
  }

  private static String text(EncodedPacket packet) {
    return frames(packet).get(0).text();
  }
}
