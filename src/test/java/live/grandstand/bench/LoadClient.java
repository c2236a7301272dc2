package live.grandstand.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Viewers of one server, on one thread: an epoll loop that is turned by its owner. One direct
 * buffer serves every read; a frame that is cut off is kept by its viewer. A client that is not
 * turned does not read.
 */
final class LoadClient implements AutoCloseable, Audience {

  /** Bytes that one read takes at most, and a frame must fit in. */
  static final int READ_BUFFER = 128 * 1024;

  private static final int SAMPLE_EVERY = 20;
  private static final int SMALL_BUFFER = 4 * 1024;

  private final InetSocketAddress server;
  private final Dialect dialect;
  private final DeliveryLog log;
  private final Selector selector;
  private final FrameScanner scanner = new FrameScanner();
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(READ_BUFFER);
  private final List<Viewer> viewers = new ArrayList<>();
  private final List<Sample> samples = new ArrayList<>();
  private final boolean smallBuffers;
  private String padding = "";
  private Consumer<String> acknowledgements = packet -> {};
  private long deliveries;
  private long counts;
  private long frames;
  private int joined;
  private int lost;
  private int endedInOrder;
  private IOException trouble;

  LoadClient(InetSocketAddress server, Dialect dialect, DeliveryLog log) throws IOException {
    this(server, dialect, log, false);
  }

  private LoadClient(
      InetSocketAddress server, Dialect dialect, DeliveryLog log, boolean smallBuffers)
      throws IOException {
    this.server = server;
    this.dialect = dialect;
    this.log = log;
    this.smallBuffers = smallBuffers;
    this.selector = Selector.open();
  }

  /** A client whose sockets take 4 KB before it has to read. */
  static LoadClient withSmallBuffers(InetSocketAddress server, Dialect dialect, DeliveryLog log)
      throws IOException {
    return new LoadClient(server, dialect, log, true);
  }

  /** Makes each message longer by {@code text}. */
  void pad(String text) {
    padding = text;
  }

  /** Has the packets that acknowledge what was said handed to {@code listener}. */
  void onAcknowledgement(Consumer<String> listener) {
    acknowledgements = listener;
  }

  /** Begins to connect one more viewer. */
  void open() throws IOException {
    SocketChannel channel = SocketChannel.open();
    channel.configureBlocking(false);
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    if (smallBuffers) {
      channel.setOption(StandardSocketOptions.SO_RCVBUF, SMALL_BUFFER);
    }
    channel.connect(server);
    int number = viewers.size();
    Sample sample = number % SAMPLE_EVERY == 0 ? new Sample(log) : null;
    SelectionKey key = channel.register(selector, SelectionKey.OP_CONNECT);
    Viewer viewer = new Viewer(number, key, dialect, this, sample);
    key.attach(viewer);
    viewers.add(viewer);
    if (sample != null) {
      samples.add(sample);
    }
  }

  /** Handles what is ready; waits for it up to {@code waitMillis} (0: not at all). */
  void turn(long waitMillis) throws IOException {
    if (waitMillis > 0) {
      selector.select(this::handle, waitMillis);
    } else {
      selector.selectNow(this::handle);
    }
    failIfTrouble();
  }

  /** Begins a phase: the viewers' accounts start anew. */
  void beginPhase() {
    log.begin();
    deliveries = 0;
    viewers.forEach(Viewer::beginPhase);
  }

  /** Lets viewer {@code sender} send the message {@code number}. */
  void say(int sender, int number) throws IOException {
    viewers.get(sender).say(Marker.text(number) + padding);
  }

  /** The same, asking for an acknowledgement with the message's number. */
  void sayAcknowledged(int sender, int number) throws IOException {
    viewers.get(sender).say(Marker.text(number) + padding, number);
  }

  int viewers() {
    return viewers.size();
  }

  int joinedViewers() {
    return joined;
  }

  /** Joined viewers whose connection ended before the client closed it. */
  int lostViewers() {
    return lost;
  }

  /** Lost viewers that were told first that the stream is over. */
  int endedInOrder() {
    return endedInOrder;
  }

  /** Viewers that did not get {@code messages} messages in this phase. */
  long miscounted(long messages) {
    return viewers.stream().filter(viewer -> viewer.deliveries() != messages).count();
  }

  /** How many different sequences of messages the viewers got in this phase; 1 is right. */
  long sequences() {
    return viewers.stream().mapToLong(Viewer::sequence).distinct().count();
  }

  /** The ports of the viewers' ends of their connections. */
  Set<Integer> localPorts() {
    return viewers.stream().map(Viewer::localPort).collect(Collectors.toSet());
  }

  /** Frames that came so far, of every kind besides heartbeats. */
  long frames() {
    return frames;
  }

  /** Viewer counts among {@link #frames}. */
  long counts() {
    return counts;
  }

  /** Deliveries of this phase, to all viewers. */
  long deliveries() {
    return deliveries;
  }

  List<Sample> samples() {
    return samples;
  }

  /** Payload of a message's frame, in bytes. */
  int frameBytes() {
    return samples.get(0).frameBytes();
  }

  private void handle(SelectionKey key) {
    Viewer viewer = (Viewer) key.attachment();
    try {
      if (key.isConnectable()) {
        viewer.connected();
      }
      if (key.isWritable()) {
        viewer.writable();
      }
      if (key.isReadable()) {
        read((SocketChannel) key.channel(), viewer);
      }
    } catch (IOException e) {
      lose(viewer, e);
    }
  }

  private void read(SocketChannel channel, Viewer viewer) throws IOException {
    buffer.clear();
    viewer.restore(buffer);
    if (channel.read(buffer) < 0) {
      throw new IOException("the server closed the connection");
    }
    long now = System.nanoTime();
    int limit = buffer.position();
    if (viewer.stage() == Viewer.Stage.UPGRADING) {
      int used = viewer.upgradeAnswer(buffer, limit);
      viewer.keep(buffer, used, limit);
      if (used > 0) {
        rescan(viewer, limit - used, now);
      }
      return;
    }
    scan(viewer, limit, now);
  }

  /** Frames may come in one segment with the answer to the upgrade. */
  private void rescan(Viewer viewer, int limit, long now) throws IOException {
    buffer.clear();
    viewer.restore(buffer);
    scan(viewer, limit, now);
  }

  private void scan(Viewer viewer, int limit, long now) throws IOException {
    int used = scanner.scan(buffer, limit, viewer, now);
    deliveries += scanner.deliveries();
    counts += scanner.counts();
    frames += scanner.frames();
    viewer.keep(buffer, used, limit);
  }

  private void lose(Viewer viewer, IOException cause) {
    if (viewer.stage() == Viewer.Stage.JOINED) {
      lost++;
      endedInOrder += viewer.isToldOfEnd() ? 1 : 0;
    } else {
      trouble = cause;
    }
    viewer.close();
  }

  private void failIfTrouble() throws IOException {
    if (trouble != null) {
      throw new IOException("a viewer could not join: " + trouble.getMessage(), trouble);
    }
  }

  @Override
  public void joined() {
    joined++;
  }

  @Override
  public void acknowledged(String packet) {
    acknowledgements.accept(packet);
  }

  @Override
  public void messageRefused(String packet) {
    if (log.refused() == 0) {
      Progress.say("  a message was refused: %s", packet);
    }
    log.messageRefused();
  }

  @Override
  public void close() throws IOException {
    viewers.forEach(Viewer::close);
    selector.close();
  }
}
