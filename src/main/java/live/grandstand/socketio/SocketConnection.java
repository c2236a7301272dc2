package live.grandstand.socketio;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import live.grandstand.engineio.CloseReason;
import live.grandstand.engineio.EngineListener;
import live.grandstand.engineio.EngineSession;
import live.grandstand.engineio.ProtocolException;
import org.jspecify.annotations.Nullable;

/**
 * One client's connection, carrying a socket for each namespace it joined. Packets are decoded on
 * the container's thread, which is told of protocol violations at once, and handled in order on the
 * workers.
 */
final class SocketConnection implements EngineListener {
  private final SocketServer server;
  private final EngineSession session;
  private final SerialQueue queue;
  private final BinaryAssembler assembler; // used by the receiving thread only
  private final Map<String, ClientSocket> sockets = new ConcurrentHashMap<>(1);

  /** Namespaces that were left; packets that were under way to them are ignored. */
  private volatile Set<String> left = Set.of(); // immutable; replaced under this

  private volatile @Nullable Future<?> connectTimeout;

  SocketConnection(SocketServer server, EngineSession session) {
    this.server = server;
    this.session = session;
    this.queue = new SerialQueue(server.workers(), server.settings().maxWaitingPackets());
    this.assembler = new BinaryAssembler(server.settings().maxAttachmentBytes());
  }

  SocketServer server() {
    return server;
  }

  EngineSession session() {
    return session;
  }

  /** Runs something behind the packets that arrived before. */
  void inOrder(Runnable task) {
    queue.add(task);
  }

  /** Gives the client its time to connect to a namespace. */
  void expectConnect() {
    connectTimeout =
        server
            .timer()
            .schedule(
                this::connectTimedOut,
                server.settings().connectTimeout().toMillis(),
                TimeUnit.MILLISECONDS);
  }

  private void connectTimedOut() {
    if (sockets.isEmpty()) {
      session.close(CloseReason.CONNECT_TIMEOUT);
    }
  }

  // ---- in ------------------------------------------------------------------------------------

  @Override
  public void onText(String message) {
    accept(assembler.add(server.codec().decode(message)));
  }

  @Override
  public void onBinary(byte[] message) {
    accept(assembler.add(message));
  }

  @Override
  public @Nullable Object unfinished() {
    return assembler.waiting();
  }

  private void accept(@Nullable SocketPacket packet) {
    if (packet != null && !queue.offer(() -> handle(packet))) {
      session.close(CloseReason.TOO_MANY_FRAMES);
    }
  }

  private void handle(SocketPacket packet) {
    try {
      route(packet);
    } catch (ProtocolException e) {
      session.close(CloseReason.PARSE_ERROR);
    }
  }

  private void route(SocketPacket packet) {
    if (packet.type() == SocketPacketType.CONNECT) {
      connect(packet);
      return;
    }
    ClientSocket socket = sockets.get(packet.namespace());
    if (socket != null) {
      socket.receive(packet);
    } else if (!left.contains(packet.namespace())) {
      throw new ProtocolException("packet for a namespace that was not joined");
    }
  }

  private void connect(SocketPacket packet) {
    String name = packet.namespace();
    if (sockets.containsKey(name)) {
      throw new ProtocolException("second CONNECT to a namespace");
    }
    Namespace namespace = server.find(name);
    if (namespace == null) {
      send(server.codec().connectError(name, Map.of("message", "Invalid namespace")));
      return;
    }
    try {
      var auth = packet.data() == null ? JsonNodeFactory.instance.objectNode() : packet.data();
      namespace.connect(this, auth);
    } catch (RuntimeException e) {
      send(server.codec().connectError(name, server.translate(e).asConnectError()));
    }
  }

  private void send(EncodedPacket packet) {
    packet.sendTo(session);
  }

  // ---- sockets -------------------------------------------------------------------------------

  void add(ClientSocket socket) {
    Future<?> timeout = connectTimeout;
    if (timeout != null) {
      timeout.cancel(false);
      connectTimeout = null;
    }
    sockets.put(socket.namespace().name(), socket);
  }

  void remove(ClientSocket socket) {
    // First, so that a packet under way is never for a namespace that was neither joined nor left.
    remember(socket.namespace().name());
    sockets.remove(socket.namespace().name(), socket);
  }

  private synchronized void remember(String namespace) {
    Set<String> more = new HashSet<>(left);
    more.add(namespace);
    left = Set.copyOf(more);
  }

  boolean isEmpty() {
    return sockets.isEmpty();
  }

  @Override
  public void onClose(CloseReason reason) {
    Future<?> timeout = connectTimeout;
    if (timeout != null) {
      timeout.cancel(false);
    }
    inOrder(() -> sockets.values().forEach(socket -> socket.connectionClosed(reason)));
  }
}
