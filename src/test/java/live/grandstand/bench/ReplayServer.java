package live.grandstand.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * As little of a server as makes a viewer join; then it writes ready-made frames. Shows how much
 * the load client can take. One thread, blocking writes.
 */
final class ReplayServer implements AutoCloseable {

  private static final String UPGRADED =
      "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n";

  private final ServerSocketChannel door = ServerSocketChannel.open();
  private final List<SocketChannel> viewers = new ArrayList<>();
  private final ByteBuffer ignored = ByteBuffer.allocate(4096);

  ReplayServer() throws IOException {
    door.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 4096);
  }

  InetSocketAddress address() throws IOException {
    return (InetSocketAddress) door.getLocalAddress();
  }

  /** Lets {@code count} viewers in, then sends them the messages, {@code together} in one write. */
  void serve(int count, int firstMessage, int messages, int together) throws IOException {
    admit(count);
    for (int at = 0; at < messages; at += together) {
      ByteBuffer frames = frames(firstMessage + at, Math.min(together, messages - at));
      for (SocketChannel viewer : viewers) {
        viewer.write(frames.duplicate());
      }
    }
  }

  /** Lets {@code count} viewers in. */
  void admit(int count) throws IOException {
    for (int i = 0; i < count; i++) {
      admit(door.accept());
    }
  }

  /** Sends messages to one of the viewers only. */
  void send(int viewer, List<Integer> messages) throws IOException {
    for (int message : messages) {
      viewers.get(viewer).write(frames(message, 1));
    }
  }

  private void admit(SocketChannel viewer) throws IOException {
    viewers.add(viewer);
    viewer.read(ignored.clear());
    viewer.write(ByteBuffer.wrap(UPGRADED.getBytes(StandardCharsets.US_ASCII)));
    viewer.write(frame("0{}"));
    viewer.read(ignored.clear());
    viewer.write(frame("40{\"sid\":\"\"}"));
  }

  private static ByteBuffer frames(int first, int count) {
    Dialect dialect = new BroadcastDialect();
    ByteBuffer frames = ByteBuffer.allocateDirect(count * 512);
    for (int i = first; i < first + count; i++) {
      String sent = dialect.chat(0, Marker.text(i));
      frames.put(frame(sent.replace("chat_message", "new_message")));
    }
    return frames.flip();
  }

  private static ByteBuffer frame(String packet) {
    byte[] payload = packet.getBytes(StandardCharsets.US_ASCII);
    ByteBuffer frame = ByteBuffer.allocate(4 + payload.length).put((byte) 0x81);
    if (payload.length < 126) {
      frame.put((byte) payload.length);
    } else {
      frame.put((byte) 126).putShort((short) payload.length);
    }
    return frame.put(payload).flip();
  }

  @Override
  public void close() throws IOException {
    for (SocketChannel viewer : viewers) {
      viewer.close();
    }
    door.close();
  }
}
