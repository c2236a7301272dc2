package live.grandstand.socketio;

import com.fasterxml.jackson.databind.JsonNode;
import java.security.Principal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import live.grandstand.engineio.CloseReason;
import live.grandstand.engineio.Handshake;
import live.grandstand.engineio.Sids;
import live.grandstand.engineio.TransportName;
import org.jspecify.annotations.Nullable;

/**
 * One connection of one client to one namespace: Socket.IO's <i>socket</i>. Any thread may use it;
 * after it has been disconnected, what is sent to it goes nowhere.
 */
public final class ClientSocket {
  private final String sid;
  private final Namespace namespace;
  private final SocketConnection connection;
  private final Principal user;
  private final PendingAcks acks;
  private final @Nullable Deliveries deliveries; // null when sockets are not recovered
  private final boolean recovered;
  private final Set<String> rooms = new LinkedHashSet<>(4); // guarded by rooms
  private boolean ended; // guarded by rooms

  /** A fresh socket. */
  ClientSocket(Namespace namespace, SocketConnection connection, Principal user) {
    this.namespace = namespace;
    this.connection = connection;
    this.user = user;
    this.acks = new PendingAcks(connection.server());
    this.sid = Sids.next();
    this.deliveries = namespace.recovery() == null ? null : new Deliveries(PrivateId.of(sid));
    this.recovered = false;
  }

  /** A socket that goes on where another of the same client stopped; see {@link #resume}. */
  ClientSocket(
      Namespace namespace, SocketConnection connection, Principal user, Deliveries deliveries) {
    this.namespace = namespace;
    this.connection = connection;
    this.user = user;
    this.acks = new PendingAcks(connection.server());
    this.sid = deliveries.id().sid();
    this.deliveries = deliveries;
    this.recovered = true;
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

  /** The transport that its connection has at the moment. */
  public TransportName transport() {
    return connection.session().transport().name();
  }

  /** Whether its client was cut off and this socket goes on where the one before stopped. */
  public boolean isRecovered() {
    return recovered;
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
      roomsChanged();
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
      roomsChanged();
    }
    namespace.roomChanged(room);
    return true;
  }

  /** After the change: what is sent from here on sees the new rooms. */
  private void roomsChanged() {
    Recovery recovery = namespace.recovery();
    if (deliveries != null && recovery != null) {
      deliveries.roomsChanged(recovery.log().head());
    }
  }

  /** Speaks to the members of a room but this socket. */
  public BroadcastOperator to(String room) {
    return namespace.to(room).except(sid);
  }

  /** Speaks to everyone in the namespace but this socket. */
  public BroadcastOperator broadcast() {
    return namespace.except(sid);
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
   * Sends an event to this socket alone. It is not replayed: a client that is cut off before it
   * arrives starts afresh (ADR 11).
   *
   * @throws IllegalArgumentException for a reserved event name, or arguments that are no JSON
   */
  public void emit(String event, Object... arguments) {
    Recovery recovery = namespace.recovery();
    if (recovery == null) {
      send(namespace.encode(event, arguments));
      return;
    }
    long number = recovery.nextOwn();
    EncodedPacket packet = namespace.encodeOwn(recovery, number, event, arguments);
    if (!sendOwn(packet, number, recovery.log())) {
      namespace.to(sid).emit(event, arguments);
    }
  }

  /**
   * Sends an event that was encoded before, to this socket alone. It has no offset, so a client
   * that is cut off before another event arrives starts afresh.
   */
  public void emit(EncodedPacket event) {
    Recovery recovery = namespace.recovery();
    if (recovery == null) {
      send(event);
    } else if (!sendOwn(event, recovery.nextOwn(), recovery.log())) {
      namespace.to(sid).emit(event);
    }
  }

  /**
   * Sends to this socket, or to the one that its client has recovered meanwhile: a handler may
   * still speak to the one before.
   *
   * @return false when the client is away or on its way back: the event must go through the log
   */
  private boolean sendOwn(EncodedPacket packet, long number, EventLog log) {
    ClientSocket present = namespace.find(sid);
    return present != null
        && Objects.requireNonNull(present.deliveries)
            .offerOwn(packet, number, log, present.connection.session());
  }

  void send(Emission emission) {
    EncodedPacket packet = emission.packet();
    if (deliveries != null) {
      deliveries.offer(emission, connection.session());
    } else if (packet != null) {
      send(packet);
    }
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
    if (deliveries == null) {
      send(packet);
    } else {
      deliveries.pass(packet, connection.session()); // never in front of the answer to CONNECT
    }
    return answer;
  }

  void sendAck(long id, Object... arguments) {
    send(connection.server().codec().ack(namespace.name(), id, arguments));
  }

  void send(EncodedPacket packet) {
    packet.sendTo(connection.session());
  }

  void sendVolatile(EncodedPacket packet) {
    if (deliveries == null || deliveries.isOpen()) {
      packet.sendVolatileTo(connection.session());
    }
  }

  // ---- in ------------------------------------------------------------------------------------

  void receive(SocketPacket packet) {
    if (packet.type().isEvent()) {
      namespace.dispatch(this, packet);
    } else if (packet.type().isAck()) {
      acks.complete(packet.ackId(), packet.arguments());
    } else {
      end("client namespace disconnect", false);
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
    String text =
        reason == CloseReason.SERVER_CLOSE ? "server namespace disconnect" : reason.text();
    if (end(text, false)) {
      send(connection.server().codec().disconnect(namespace.name()));
      if (connection.isEmpty()) {
        connection.session().closeAfterFlush(reason);
      }
    }
  }

  void connectionClosed(CloseReason reason) {
    end(reason.text(), Recovery.isRecoverable(reason));
  }

  private boolean end(String reason, boolean recoverable) {
    Set<String> last;
    synchronized (rooms) {
      if (ended) {
        return false;
      }
      ended = true;
      last = new LinkedHashSet<>(rooms);
      leaveForGood(recoverable, last);
    }
    connection.remove(this);
    acks.failAll();
    last.forEach(namespace::roomChanged);
    connection.inOrder(() -> namespace.disconnected(this, reason));
    return true;
  }

  /** Leaves everything, and is saved if it may come back. Under the lock of the rooms. */
  private void leaveForGood(boolean recoverable, Set<String> last) {
    Recovery recovery = namespace.recovery();
    long settled = recovery == null ? 0 : recovery.log().settled(); // before it misses anything
    rooms.clear();
    last.forEach(room -> namespace.rooms().remove(room, this));
    if (recoverable && recovery != null && deliveries != null) {
      recovery.save(deliveries.save(user, last, settled));
    }
    namespace.remove(
        this); // last: a client that is back already finds the socket or what was saved
  }

  // ---- recovery ------------------------------------------------------------------------------

  boolean isOf(PrivateId id) {
    return deliveries != null && deliveries.id().matches(id);
  }

  /** Can be found by everybody, and tells its client so, before anything else reaches it. */
  void begin() {
    if (deliveries == null) {
      namespace.add(this);
      tellConnected();
      return;
    }
    synchronized (rooms) {
      synchronized (deliveries) {
        namespace.add(this);
        roomsChanged();
        tellConnected();
        deliveries.open();
      }
    }
  }

  private void tellConnected() {
    Map<String, String> ids = new LinkedHashMap<>();
    ids.put("sid", sid);
    if (deliveries != null) {
      ids.put("pid", deliveries.id().text());
    }
    send(connection.server().codec().connect(namespace.name(), ids));
  }

  /**
   * Goes on where the socket before stopped. What others send meanwhile waits until what was missed
   * is queued, so nothing is lost and nothing comes twice (ADR 11).
   *
   * @param reached the place in the log up to which the client had everything
   * @return what was missed; null when that cannot be told, and nothing has happened
   */
  @Nullable MissedEvents resume(SavedSession before, long reached, EventLog log) {
    Deliveries mine = Objects.requireNonNull(deliveries);
    synchronized (rooms) {
      synchronized (mine) {
        connection.add(this);
        enter(before.rooms());
        int maxBytes = connection.server().settings().outboxBytes() / 2;
        MissedEvents missed = MissedEvents.of(before, reached, log, maxBytes);
        if (missed == null) {
          ended = true;
          mine.shut();
          leaveForGood(false, before.rooms());
        } else {
          tellConnected();
          mine.replay(missed, connection.session());
        }
        return missed;
      }
    }
  }

  private void enter(Set<String> again) {
    namespace.add(this);
    for (String room : again) {
      rooms.add(room);
      namespace.rooms().add(room, this);
    }
  }
}
