package live.grandstand.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class FrameScannerTest {

  private final DeliveryLog log = new DeliveryLog();
  private final Sample sample = new Sample(log);
  private final FrameScanner scanner = new FrameScanner();
  private Selector selector;
  private Viewer viewer;

  @BeforeEach
  void aViewer() throws IOException {
    selector = Selector.open();
    SocketChannel channel = SocketChannel.open();
    channel.configureBlocking(false);
    SelectionKey key = channel.register(selector, 0);
    viewer = new Viewer(0, key, new BroadcastDialect(), new NoAudience(), sample);
  }

  @AfterEach
  void close() throws IOException {
    viewer.close();
    selector.close();
  }

  @Test
  void framesCutAnywhereAreCountedOnce() throws IOException {
    byte[] frames = messages(log.sent(0), log.sent(0), log.sent(0));
    for (int cut = 0; cut <= frames.length; cut++) {
      ByteBuffer bytes = ByteBuffer.wrap(frames);
      int used = scanner.scan(bytes, cut, viewer, 0);
      int first = scanner.deliveries();
      bytes.position(used);
      scanner.scan(bytes.slice(), frames.length - used, viewer, 0);
      assertEquals(3, first + scanner.deliveries(), "cut at " + cut);
    }
  }

  @Test
  void aSampleTellsMissingAndRepeatedMessages() throws IOException {
    int first = log.sent(0);
    log.sent(0);
    int third = log.sent(0);
    byte[] frames = messages(third, first, first, third + 1);
    scanner.scan(ByteBuffer.wrap(frames), frames.length, viewer, 0);
    assertEquals(2, sample.distinct());
    assertEquals(1, sample.duplicates());
    assertEquals(1, sample.strangers());
  }

  @Test
  void viewerCountsAreNoDeliveriesAndAreCountedApart() throws IOException {
    byte[] frames = frame("42[\"viewer_count_updated\",{\"count\":1}]");
    assertEquals(frames.length, scanner.scan(ByteBuffer.wrap(frames), frames.length, viewer, 0));
    assertEquals(0, scanner.deliveries());
    assertEquals(1, scanner.counts());
    assertEquals(1, scanner.frames());
  }

  @Test
  void heartbeatsAreNoFramesOfAJoin() throws IOException {
    byte[] pong = {(byte) 0x81, 1, '3'};
    scanner.scan(ByteBuffer.wrap(pong), pong.length, viewer, 0);
    assertEquals(0, scanner.frames());
  }

  @Test
  void furtherArgumentsBehindThePayloadChangeNothing() throws IOException {
    int message = log.sent(0);
    String packet = new BroadcastDialect().chat(0, Marker.text(message));
    String event = packet.replace("chat_message", "new_message");
    byte[] frames = frame(event.substring(0, event.length() - 1) + ",\"c29tZXdoZXJl\"]");
    assertEquals(frames.length, scanner.scan(ByteBuffer.wrap(frames), frames.length, viewer, 0));
    assertEquals(1, scanner.deliveries());
    assertEquals(1, sample.distinct());
    assertEquals(0, sample.strangers());
  }

  @Test
  void aMaskedFrameIsRefused() {
    ByteBuffer masked = ByteBuffer.wrap(new byte[] {(byte) 0x81, (byte) 0x80, 0, 0, 0, 0});
    assertThrows(IOException.class, () -> scanner.scan(masked, 6, viewer, 0));
  }

  private static byte[] messages(int... numbers) {
    ByteBuffer all = ByteBuffer.allocate(numbers.length * 512);
    for (int number : numbers) {
      String packet = new BroadcastDialect().chat(0, Marker.text(number));
      all.put(frame(packet.replace("chat_message", "new_message")));
    }
    byte[] bytes = new byte[all.position()];
    all.get(0, bytes);
    return bytes;
  }

  private static byte[] frame(String packet) {
    byte[] payload = packet.getBytes(StandardCharsets.US_ASCII);
    ByteBuffer frame = ByteBuffer.allocate(4 + payload.length).put((byte) 0x81);
    if (payload.length < 126) {
      frame.put((byte) payload.length);
    } else {
      frame.put((byte) 126).putShort((short) payload.length);
    }
    byte[] bytes = new byte[frame.put(payload).position()];
    frame.get(0, bytes);
    return bytes;
  }

  private static final class NoAudience implements Audience {
    @Override
    public void joined() {}

    @Override
    public void acknowledged(String packet) {
      throw new AssertionError(packet);
    }

    @Override
    public void messageRefused(String packet) {
      throw new AssertionError(packet);
    }
  }
}
