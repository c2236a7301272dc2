package live.grandstand.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/** One Socket.IO connection of the load client. Used by the client's thread only. */
final class Viewer {

  /** How far a viewer has come. */
  enum Stage {
    UPGRADING,
    OPENING,
    SIGNING_IN,
    JOINING,
    JOINED,
    CLOSED
  }

  private static final int CLOSE = 8;
  private static final int PING = 9;
  private static final int PONG = 10;
  private static final byte[] NOTHING = new byte[0];

  private final int number;
  private final SelectionKey key;
  private final SocketChannel channel;
  private final Dialect dialect;
  private final Audience audience;
  private final Sample sample;
  private final Deque<ByteBuffer> unwritten = new ArrayDeque<>();
  private Stage stage = Stage.UPGRADING;
  private byte[] carry = NOTHING;
  private int carried;
  private final Marker marker = new Marker();
  private long deliveries;
  private long sequence;
  private boolean toldOfEnd;

  /**
   * A viewer whose TCP connection is being made.
   *
   * @param sample exact account of what comes, or null to count only
   */
  Viewer(int number, SelectionKey key, Dialect dialect, Audience audience, Sample sample) {
    this.number = number;
    this.key = key;
    this.channel = (SocketChannel) key.channel();
    this.dialect = dialect;
    this.audience = audience;
    this.sample = sample;
  }

  Stage stage() {
    return stage;
  }

  /** The TCP connection is there: asks for the WebSocket. */
  void connected() throws IOException {
    channel.finishConnect();
    key.interestOps(SelectionKey.OP_READ);
    write(ClientFrames.upgrade(dialect.path(), channel.socket().getPort()));
  }

  /** Begins a phase: the account of what came starts anew. */
  void beginPhase() {
    deliveries = 0;
    sequence = 0;
    if (sample != null) {
      sample.begin();
    }
  }

  void delivery(ByteBuffer bytes, int start, int end, long now) {
    int at = marker.find(bytes, start, end);
    deliveries++;
    sequence = sequence * 31 + (at == Marker.NONE ? 0 : Marker.digits(bytes, at));
    if (sample != null) {
      int number = at == Marker.NONE ? Marker.NONE : Marker.number(bytes, at);
      sample.delivery(number, end - start, now);
    }
  }

  /** Deliveries of this phase. */
  long deliveries() {
    return deliveries;
  }

  /** Equal for two viewers if they got the same messages in the same order, each as often. */
  long sequence() {
    return sequence;
  }

  /** Whether the server has told it that the stream is over. */
  boolean isToldOfEnd() {
    return toldOfEnd;
  }

  /** The port of its own end of the connection. */
  int localPort() {
    return channel.socket().getLocalPort();
  }

  void say(String text) throws IOException {
    write(ClientFrames.text(dialect.chat(number, text)));
  }

  /** Says something that the server is to acknowledge with {@code id}. */
  void say(String text, int id) throws IOException {
    write(ClientFrames.text("42" + id + dialect.chat(number, text).substring(2)));
  }

  /** Puts what the last read left over in front of {@code buffer}, which is empty. */
  void restore(ByteBuffer buffer) {
    buffer.put(carry, 0, carried);
    carried = 0;
  }

  /** Keeps {@code buffer[from, limit)} for the next read. */
  void keep(ByteBuffer buffer, int from, int limit) {
    carried = limit - from;
    if (carried == 0) {
      carry = NOTHING;
      return;
    }
    if (carry.length < carried) {
      carry = new byte[carried];
    }
    buffer.get(from, carry, 0, carried);
  }

  /** Reads the answer to the upgrade; gives how many bytes of it, or 0 if it is not complete. */
  int upgradeAnswer(ByteBuffer buffer, int limit) throws IOException {
    String answer = ascii(buffer, 0, limit);
    int end = answer.indexOf("\r\n\r\n");
    if (end < 0) {
      return 0;
    }
    if (!answer.startsWith("HTTP/1.1 101")) {
      throw new IOException("the upgrade was refused: " + answer.lines().findFirst().orElse(""));
    }
    stage = Stage.OPENING;
    if (dialect.joinsByUpgrade()) {
      stage = Stage.JOINED;
      audience.joined();
    }
    return end + 4;
  }

  /** A frame that is not a delivery. */
  void otherFrame(byte first, ByteBuffer bytes, int start, int end) throws IOException {
    if (first >= 0) {
      throw new IOException("the server sent a fragmented message");
    }
    switch (first & 0xf) {
      case 1 -> packet(ascii(bytes, start, end));
      case CLOSE -> throw new IOException("the server closed the WebSocket");
      case PING ->
          write(ClientFrames.pong(ascii(bytes, start, end).getBytes(StandardCharsets.ISO_8859_1)));
      case PONG -> {}
      default -> throw new IOException("the server sent a frame of type " + (first & 0xf));
    }
  }

  private void packet(String packet) throws IOException {
    if (packet.equals("2")) {
      write(ClientFrames.text("3"));
    } else if (packet.startsWith("42[\"message_error\"")) {
      audience.messageRefused(packet);
    } else if (packet.startsWith("43")) {
      audience.acknowledged(packet);
    } else if (packet.startsWith("42[\"stream_ended_notification\"")) {
      toldOfEnd = true;
    } else if (packet.startsWith("44") || packet.startsWith(dialect.refused())) {
      throw new IOException("viewer " + number + " was refused: " + packet);
    } else if (packet.startsWith("41") || packet.equals("1")) {
      throw new IOException("the server disconnected viewer " + number);
    } else {
      advance(packet);
    }
  }

  private void advance(String packet) throws IOException {
    if (stage == Stage.OPENING && packet.startsWith("0{")) {
      stage = Stage.SIGNING_IN;
      write(ClientFrames.text(dialect.connect(number)));
    }
    if (stage == Stage.SIGNING_IN && packet.startsWith("40") && dialect.join(number).isPresent()) {
      stage = Stage.JOINING;
      write(ClientFrames.text(dialect.join(number).get()));
    }
    if (stage != Stage.JOINED && packet.startsWith(dialect.joined())) {
      stage = Stage.JOINED;
      audience.joined();
    }
  }

  private void write(ByteBuffer bytes) throws IOException {
    if (unwritten.isEmpty()) {
      channel.write(bytes);
    }
    if (bytes.hasRemaining()) {
      unwritten.add(bytes);
      key.interestOpsOr(SelectionKey.OP_WRITE);
    }
  }

  /** The socket takes bytes again. */
  void writable() throws IOException {
    while (!unwritten.isEmpty()) {
      ByteBuffer head = unwritten.getFirst();
      channel.write(head);
      if (head.hasRemaining()) {
        return;
      }
      unwritten.removeFirst();
    }
    key.interestOpsAnd(~SelectionKey.OP_WRITE);
  }

  void close() {
    stage = Stage.CLOSED;
    key.cancel();
    try {
      channel.close();
    } catch (IOException e) {
      // the connection is gone, which is what was asked for
    }
  }

  private static String ascii(ByteBuffer bytes, int start, int end) {
    byte[] copy = new byte[end - start];
    bytes.get(start, copy);
    return new String(copy, StandardCharsets.ISO_8859_1);
  }
}
