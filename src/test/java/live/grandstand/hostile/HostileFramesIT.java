package live.grandstand.hostile;

import static live.grandstand.hostile.RawWebSocket.BINARY;
import static live.grandstand.hostile.RawWebSocket.CLOSE;
import static live.grandstand.hostile.RawWebSocket.CONTINUATION;
import static live.grandstand.hostile.RawWebSocket.FIN;
import static live.grandstand.hostile.RawWebSocket.PING;
import static live.grandstand.hostile.RawWebSocket.PONG;
import static live.grandstand.hostile.RawWebSocket.TEXT;
import static live.grandstand.hostile.RawWebSocket.frame;
import static live.grandstand.hostile.RawWebSocket.frameOf;
import static live.grandstand.hostile.RawWebSocket.times;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** WebSocket frames that no honest client sends (RFC 6455 §5; realtime.md §7). */
@ExtendWith(Target.class)
class HostileFramesIT {
  private static final int MAX_PAYLOAD = 1_000_000;
  private static final int MORE_THAN_THREADS = 300;
  private static final byte[] NO_MASK = {};
  private static final byte[] MASK = {1, 2, 3, 4};
  private static final byte[] HI = "4hi".getBytes(StandardCharsets.UTF_8);
  private static final byte[] EMPTY = {};

  static Stream<Arguments> malformed() {
    return Stream.of(
        arguments("RSV1", frame(FIN | 0x40 | TEXT, HI), 1002),
        arguments("RSV2", frame(FIN | 0x20 | TEXT, HI), 1002),
        arguments("RSV3", frame(FIN | 0x10 | TEXT, HI), 1002),
        arguments("unmasked", frameOf(FIN | TEXT, 0, 3, NO_MASK, HI), 1002),
        arguments("unmasked ping", frameOf(FIN | PING, 0, 0, NO_MASK, EMPTY), 1002),
        arguments("reserved opcode 3", frame(FIN | 3, HI), 1002),
        arguments("reserved opcode 7", frame(FIN | 7, HI), 1002),
        arguments("reserved opcode 11", frame(FIN | 11, HI), 1002),
        arguments("reserved opcode 15", frame(FIN | 15, HI), 1002),
        arguments("continuation of nothing", frame(FIN | CONTINUATION, HI), 1002),
        arguments("text inside a message", both(frame(TEXT, HI), frame(FIN | TEXT, HI)), 1002),
        arguments("binary inside a text", both(frame(TEXT, HI), frame(FIN | BINARY, HI)), 1002),
        arguments("fragmented ping", frame(PING, EMPTY), 1002),
        arguments("fragmented close", frame(CLOSE, EMPTY), 1002),
        arguments("ping of 126 bytes", frame(FIN | PING, new byte[126]), 1002),
        arguments("pong of 70000 bytes", frame(FIN | PONG, new byte[70_000]), 1002),
        arguments("length 0x8000000000000000", longFrame(Long.MIN_VALUE), 1002),
        arguments("length -1", longFrame(-1), 1002),
        arguments("length 2^31", longFrame(1L << 31), 1009),
        arguments("length 2^32 + 3", longFrame((1L << 32) + 3), 1009),
        arguments("length 2^63 - 1", longFrame(Long.MAX_VALUE), 1009),
        arguments("invalid UTF-8", frame(FIN | TEXT, new byte[] {'4', (byte) 0xFF}), 1007),
        arguments("overlong UTF-8", frame(FIN | TEXT, bytes('4', 0xC0, 0xAF)), 1007),
        arguments("a surrogate as UTF-8", frame(FIN | TEXT, bytes('4', 0xED, 0xA0, 0x80)), 1007),
        arguments("UTF-8 cut off", frame(FIN | TEXT, bytes('4', 0xE2, 0x82)), 1007),
        arguments("empty text", frame(FIN | TEXT, EMPTY), 1002),
        arguments("unknown packet type", frame(FIN | TEXT, new byte[] {'7'}), 1002),
        arguments("a ping of Engine.IO", frame(FIN | TEXT, new byte[] {'2'}), 1002),
        arguments("an open packet", frame(FIN | TEXT, new byte[] {'0'}), 1002),
        arguments("an upgrade", frame(FIN | TEXT, new byte[] {'5'}), 1002));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("malformed")
  void aMalformedFrameClosesItsConnection(String name, byte[] bytes, int code) throws IOException {
    try (RawWebSocket socket = RawWebSocket.open(Target.port(), "/engine.io/")) {
      socket.send(bytes);

      assertEquals(code, socket.closeCode());
    }
  }

  @Test
  void aHeaderMayComeByteByByte() throws IOException {
    try (RawWebSocket socket = RawWebSocket.open(Target.port(), "/engine.io/")) {
      socket.readText();
      for (byte b : frame(FIN | TEXT, ("4" + "x".repeat(300)).getBytes(StandardCharsets.UTF_8))) {
        socket.send(new byte[] {b});
      }

      assertEquals("4" + "x".repeat(300), socket.readText());
    }
  }

  @Test
  void whoTalksBeforeTheHandshakeIsAnsweredKeepsNoThread() throws IOException {
    byte[] early = frame(FIN | TEXT, "4early".getBytes(StandardCharsets.UTF_8));
    for (int i = 0; i < MORE_THAN_THREADS; i++) {
      try (RawWebSocket socket = RawWebSocket.openSaying(Target.port(), "/engine.io/", early)) {
        socket.readText();

        assertEquals("4early", socket.readText());
      }
    }
  }

  static Stream<Arguments> tooLarge() {
    return Stream.of(
        arguments("one frame", frame(FIN | TEXT, text(MAX_PAYLOAD + 1))),
        arguments("one binary frame", frame(FIN | BINARY, new byte[MAX_PAYLOAD + 1])),
        arguments(
            "3-byte characters",
            frame(FIN | TEXT, ("4" + "€".repeat(333_334)).getBytes(StandardCharsets.UTF_8))),
        arguments(
            "two fragments",
            both(
                frame(TEXT, text(MAX_PAYLOAD / 2)),
                frame(FIN | CONTINUATION, text(MAX_PAYLOAD / 2 + 1)))),
        arguments("the header alone", longFrame(MAX_PAYLOAD + 1)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("tooLarge")
  void aMessageOverTheLimitIsClosedAsTooLarge(String name, byte[] bytes) throws IOException {
    try (RawWebSocket socket = RawWebSocket.open(Target.port(), "/engine.io/")) {
      sendAll(socket, bytes);

      assertEquals(1009, socket.closeCode());
    }
  }

  @Test
  void aMessageOfExactlyTheLimitIsTaken() throws IOException {
    try (RawWebSocket socket = RawWebSocket.open(Target.port(), "/engine.io/")) {
      socket.readText();
      socket.send(frame(FIN | TEXT, text(MAX_PAYLOAD)));

      assertEquals(MAX_PAYLOAD, socket.readText().length());
    }
  }

  static Stream<Arguments> floods() {
    return Stream.of(
        arguments("empty fragments", both(frame(TEXT, HI), times(5_000, frame(0, EMPTY)))),
        arguments(
            "fragments of a byte", both(frame(TEXT, HI), times(5_000, frame(0, new byte[1])))),
        arguments(
            "empty binary fragments", both(frame(BINARY, EMPTY), times(5_000, frame(0, EMPTY)))),
        arguments("messages", times(5_000, frame(FIN | TEXT, HI))),
        arguments("pings", times(300, frame(FIN | PING, new byte[125]))),
        arguments("pongs", times(300, frame(FIN | PONG, new byte[125]))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("floods")
  void aFloodOfFramesIsClosedAsTooMany(String name, byte[] bytes) throws IOException {
    try (RawWebSocket socket = RawWebSocket.open(Target.port(), "/engine.io/")) {
      sendAll(socket, bytes);

      assertEquals(1008, socket.closeCode());
    }
  }

  @Test
  void aPingWithinTheRateIsAnswered() throws IOException {
    try (RawWebSocket socket = RawWebSocket.open(Target.port(), "/engine.io/")) {
      socket.readText();
      socket.send(frame(FIN | PONG, "unasked".getBytes(StandardCharsets.UTF_8)));
      socket.send(frame(FIN | PING, "you there?".getBytes(StandardCharsets.UTF_8)));
      RawWebSocket.Frame answer = socket.read();

      assertEquals(PONG, answer.opcode());
      assertArrayEquals("you there?".getBytes(StandardCharsets.UTF_8), answer.payload());
    }
  }

  /** The server may hang up while we are still talking. */
  private static void sendAll(RawWebSocket socket, byte[] bytes) {
    try {
      socket.send(bytes);
    } catch (IOException e) {
      // it has heard enough
    }
  }

  private static byte[] longFrame(long length) {
    return frameOf(FIN | TEXT, 0x80, length, MASK, HI);
  }

  private static byte[] text(int length) {
    return "4".repeat(length).getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }

  private static byte[] both(byte[] first, byte[] second) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(first);
    all.writeBytes(second);
    return all.toByteArray();
  }
}
