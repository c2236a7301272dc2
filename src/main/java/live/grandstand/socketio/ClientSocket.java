package live.grandstand.socketio;

import com.fasterxml.jackson.databind.JsonNode;
import java.security.Principal;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import live.grandstand.engineio.CloseReason;
import live.grandstand.engineio.Handshake;
import live.grandstand.engineio.Sids;

/**
 * One connection of one client to one namespace: Socket.IO's <i>socket</i>. Any thread may use it;
 * after it has been disconnected, what is sent to it goes nowhere.
 */
public final class ClientSocket {
  private final String sid = Sids.next();
  private final Namespace namespace;
  private final SocketConnection connection;
  private final Principal user;
  private final PendingAcks acks;
  private final Set<String> rooms = new LinkedHashSet<>(4); // guarded by rooms
  private boolean ended; // guarded by rooms

  ClientSocket(Namespace namespace, SocketConnection connection, Principal user) {
    this.namespace = namespace;
    this.connection = connection;
    this.user = user;
    this.acks = new PendingAcks(connection.server());
  }

  /** The socket's id, public to the rooms it is in; differs from the Engine.IO session id. */
  public String sid() {
    return sid;
  }

  /** The namespace it is connected to. */
  public Namespace namespace() {
    return namespace;
  }

  /** Who it is, as the namespace's guard said. */
  public Principal user() {
    return user;
  }

  /** The request that opened the connection. */
  public Handshake handshake() {
    return connection.session().handshake();
  }

  SocketConnection connection() {
    return connection;
  }

  // ---- rooms ---------------------------------------------------------------------------------

  /**
   * Joins a room; joining twice is joining once.
   *
   * @return whether the socket was not in it before
   * @throws Refusal when it is in as many rooms as it may
   */
  public boolean join(String room) {
    synchronized (rooms) {
      if (ended || rooms.contains(room)) {
        return false;
      }
      if (rooms.size() >= connection.server().settings().maxRooms()) {
        throw new Refusal("too_many_rooms", "This connection is in too many rooms");
      }
      rooms.add(room);
      namespace.rooms().add(room, this);
    }
    namespace.roomChanged(room);
    return true;
  }

  /** Leaves a room; returns whether the socket was in it. */
  public boolean leave(String room) {
    synchronized (rooms) {
      if (!rooms.remove(room)) {
        return false;
      }
      namespace.rooms().remove(room, this);
    }
    namespace.roomChanged(room);
    return true;
  }

  /** Whether the socket is in a room. */
  public boolean isIn(String room) {
    synchronized (rooms) {
      return rooms.contains(room);
    }
  }

  /** The rooms it is in, its own (named by its sid) first. */
  public Set<String> rooms() {
    Set<String> all = new LinkedHashSet<>();
    all.add(sid);
    synchronized (rooms) {
      all.addAll(rooms);
    }
    return all;
  }

  // ---- out -----------------------------------------------------------------------------------

  /**
   * Sends an event to this socket alone.
   *
   * @throws IllegalArgumentException for a reserved event name, or arguments that are no JSON
   */
  public void emit(String event, Object... arguments) {
    send(namespace.encode(event, arguments));
  }

  /** Sends an event that was encoded before, to this socket alone. */
  public void emit(EncodedPacket event) {
    send(event);
  }

  /**
   * Sends an event and waits for its acknowledgement, without holding a thread.
   *
   * @return the arguments of the acknowledgement; fails with a {@link
   *     java.util.concurrent.TimeoutException} after the timeout or when the socket disconnects
   */
  public CompletableFuture<JsonNode> emitWithAck(
      Duration timeout, String event, Object... arguments) {
    long id = acks.nextId();
    EncodedPacket packet = namespace.encode(id, event, arguments);
    CompletableFuture<JsonNode> answer = acks.expect(id, timeout);
    send(packet);
    return answer;
  }

  void sendAck(long id, Object... arguments) {
    send(connection.server().codec().ack(namespace.name(), id, arguments));
  }

  void send(EncodedPacket packet) {
    packet.sendTo(connection.session());
  }

  void sendVolatile(EncodedPacket packet) {
    packet.sendVolatileTo(connection.session());
  }

  // ---- in ------------------------------------------------------------------------------------

  void receive(SocketPacket packet) {
    if (packet.type().isEvent()) {
      namespace.dispatch(this, packet);
    } else if (packet.type().isAck()) {
      acks.complete(packet.ackId(), packet.arguments());
    } else {
      end("client namespace disconnect");
    }
  }

  // ---- end -----------------------------------------------------------------------------------

  /**
   * Disconnects this socket behind what was sent to it before; the client is told. The connection
   * below goes too when no other namespace uses it.
   */
  public void disconnect() {
    disconnect(CloseReason.SERVER_CLOSE);
  }

  void disconnect(CloseReason reason) {
    if (end(reason == CloseReason.SERVER_CLOSE ? "server namespace disconnect" : reason.text())) {
      send(connection.server().codec().disconnect(namespace.name()));
      if (connection.isEmpty()) {
        connection.session().closeAfterFlush(reason);
      }
    }
  }

  void connectionClosed(CloseReason reason) {
    end(reason.text());
  }

  private boolean end(String reason) {
    Set<String> last;
    synchronized (rooms) {
      if (ended) {
        return false;
      }
      ended = true;
      last = new LinkedHashSet<>(rooms);
      rooms.clear();
      last.forEach(room -> namespace.rooms().remove(room, this));
    }
    namespace.remove(this);
    connection.remove(this);
    acks.failAll();
    last.forEach(namespace::roomChanged);
    connection.inOrder(() -> namespace.disconnected(this, reason));
    return true;
  }
}
