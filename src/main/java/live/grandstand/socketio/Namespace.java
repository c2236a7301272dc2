package live.grandstand.socketio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.security.Principal;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Predicate;
import live.grandstand.engineio.CloseReason;
import org.jspecify.annotations.Nullable;

/**
 * A namespace: its route table, its sockets and its rooms. Set up once, at start, like a table:
 *
 * <pre>{@code
 * server.of("/")
 *     .guard(tokens)
 *     .onConnect(welcome::connected)
 *     .on("join_stream_room", JoinStreamRoom.class, chat::join, "room_join_error")
 *     .on("ping", JsonNode.class, welcome::ping);
 * }</pre>
 */
public final class Namespace {
  /** The namespace that clients connect to when they name none. */
  public static final String MAIN = "/";

  private static final System.Logger LOG = System.getLogger(Namespace.class.getName());
  private static final Principal ANYONE = () -> "anyone";
  private static final Route<JsonNode> UNKNOWN =
      new Route<>(
          JsonNode.class,
          (socket, payload, ack) -> ack.fail(new Refusal("unknown_event", "No such event")),
          null);

  private final String name;
  private final SocketServer server;
  private final LocalRooms rooms = new LocalRooms();
  private final Map<String, ClientSocket> sockets = new ConcurrentHashMap<>();
  private final Map<String, Route<?>> routes = new HashMap<>(); // complete before the first client
  private final List<Consumer<ClientSocket>> connectHandlers = new CopyOnWriteArrayList<>();
  private final List<DisconnectHandler> disconnectHandlers = new CopyOnWriteArrayList<>();
  private final List<Consumer<ClientSocket>> recoverHandlers = new CopyOnWriteArrayList<>();
  private final List<RoomObserver> roomObservers = new CopyOnWriteArrayList<>();
  private final @Nullable Recovery recovery;
  private volatile ConnectGuard guard = (namespace, auth, handshake) -> ANYONE;

  Namespace(String name, SocketServer server) {
    this.name = name;
    this.server = server;
    this.recovery = server.newRecovery();
  }

  // ---- set-up --------------------------------------------------------------------------------

  /** Decides who may connect; without one, anyone may. */
  public Namespace guard(ConnectGuard guard) {
    this.guard = guard;
    return this;
  }

  /**
   * Is called for each fresh socket right after its client was told that it is connected. One that
   * was recovered goes to {@link #onRecover} instead.
   */
  public Namespace onConnect(Consumer<ClientSocket> handler) {
    connectHandlers.add(handler);
    return this;
  }

  /**
   * Is called for each socket that was recovered, when it is in its rooms again and has been sent
   * what it missed: the place to look again at what may have changed while its client was away.
   */
  public Namespace onRecover(Consumer<ClientSocket> handler) {
    recoverHandlers.add(handler);
    return this;
  }

  /** Is called for each socket after it left. */
  public Namespace onDisconnect(DisconnectHandler handler) {
    disconnectHandlers.add(handler);
    return this;
  }

  /** Is told of every join and leave. */
  public Namespace onRoomChange(RoomObserver observer) {
    roomObservers.add(observer);
    return this;
  }

  /** Routes an event whose failure is told by the acknowledgement alone. */
  public <T> Namespace on(String event, Class<T> payload, EventHandler<T> handler) {
    return add(event, new Route<>(payload, handler, null));
  }

  /** Routes an event whose failure is also told by an event of its own. */
  public <T> Namespace on(
      String event, Class<T> payload, EventHandler<T> handler, String errorEvent) {
    return add(event, new Route<>(payload, handler, errorEvent));
  }

  /** Routes an event whose arguments, however many, go to the handler as they came. */
  public Namespace onAny(String event, EventHandler<Object[]> handler) {
    return add(event, Route.ofAll(handler));
  }

  private Namespace add(String event, Route<?> route) {
    requireUsable(event);
    if (routes.putIfAbsent(event, route) != null) {
      throw new IllegalArgumentException("event has a route already: " + event);
    }
    return this;
  }

  // ---- speaking ------------------------------------------------------------------------------

  /** The namespace's name, with its slash. */
  public String name() {
    return name;
  }

  /** Speaks to everyone in the namespace. */
  public BroadcastOperator all() {
    return new BroadcastOperator(this);
  }

  /** Speaks to the members of a room, or to one socket by its sid. */
  public BroadcastOperator to(String room) {
    return all().to(room);
  }

  /** The same as {@link #to}, for actions other than emitting. */
  public BroadcastOperator in(String room) {
    return to(room);
  }

  /** Speaks to everyone but the members of a room, or but one socket by its sid. */
  public BroadcastOperator except(String room) {
    return all().except(room);
  }

  /** The connected sockets of this node, live and unmodifiable. */
  public Collection<ClientSocket> sockets() {
    return Collections.unmodifiableCollection(sockets.values());
  }

  /** How many sockets are in a room. */
  public int roomSize(String room) {
    return sockets.containsKey(room) ? 1 : rooms.size(room);
  }

  /** The names of the rooms that somebody is in. */
  public Set<String> roomNames() {
    return rooms.names();
  }

  /** How many rooms there are that somebody is in. */
  public int roomCount() {
    return rooms.count();
  }

  LocalRooms rooms() {
    return rooms;
  }

  /** The members of a room; a socket's own sid is a room with it alone. */
  ClientSocket[] members(String room) {
    ClientSocket own = sockets.get(room);
    return own != null ? new ClientSocket[] {own} : rooms.members(room);
  }

  /**
   * Encodes an event once, to be sent to many sockets at different times.
   *
   * @throws IllegalArgumentException for a reserved event name, or arguments that are no JSON
   */
  public EncodedPacket encode(String event, Object... arguments) {
    return encode(SocketPacket.NO_ACK, event, arguments);
  }

  EncodedPacket encode(long ackId, String event, Object... arguments) {
    requireUsable(event);
    return server.codec().event(name, ackId, event, arguments);
  }

  /** Whether Socket.IO keeps this event name for itself; such events cannot be sent. */
  public static boolean isReserved(String event) {
    return SocketCodec.isReserved(event);
  }

  private static void requireUsable(String event) {
    if (SocketCodec.isReserved(event)) {
      throw new IllegalArgumentException("event name is reserved: " + event);
    }
  }

  /**
   * Begins to send an event: remembers it, if it can be missed, before its receivers are looked up.
   * The caller must {@link #finish} it when all have been offered it.
   */
  Emission begin(
      Audience audience, @Nullable CloseReason closing, String event, Object... arguments) {
    if (recovery == null) {
      return Emission.unlogged(encode(event, arguments));
    }
    requireUsable(event);
    return recovery.begin(
        audience, server.codec().event(name, recovery.offsets(), event, arguments), closing);
  }

  /** The same for an event that was encoded before, which has no offset. */
  Emission begin(Audience audience, EncodedPacket packet) {
    if (recovery == null) {
      return Emission.unlogged(packet);
    }
    return recovery.begin(audience, seq -> packet, null);
  }

  /** Encodes an event for one socket alone, with its offset. */
  EncodedPacket encodeOwn(Recovery from, long number, String event, Object... arguments) {
    requireUsable(event);
    return server.codec().event(name, from.offsets(), event, arguments).apply(number);
  }

  void finish(Emission emission) {
    if (recovery != null) {
      recovery.log().finished(emission);
    }
  }

  /**
   * Begins something else than an event, such as a kick. Sockets that are meant and whose clients
   * are away, or are lost before it is done to them, cannot be recovered any more: it cannot be
   * made up for. The caller must {@link #finish} it when it is done to all.
   */
  Emission beginChange(Audience audience) {
    return recovery == null ? Emission.NOTHING : recovery.begin(audience, null, null);
  }

  // ---- sockets -------------------------------------------------------------------------------

  void connect(SocketConnection connection, JsonNode auth) {
    Principal user = guard.admit(name, auth, connection.session().handshake());
    if (!recover(connection, auth, user)) {
      connectAfresh(connection, user);
    }
  }

  private void connectAfresh(SocketConnection connection, Principal user) {
    ClientSocket socket = new ClientSocket(this, connection, user);
    connection.add(socket);
    socket.begin();
    welcome(socket, connectHandlers);
  }

  /** Recovers the socket that the client says it had; false when it is to start afresh. */
  private boolean recover(SocketConnection connection, JsonNode auth, Principal user) {
    PrivateId id = PrivateId.parse(auth.path("pid").textValue());
    if (recovery == null || id == null) {
      return false;
    }
    long offset = recovery.offsets().seqOf(auth.path("offset").textValue());
    takeOver(id, user);
    SavedSession before = recovery.sessions().take(id);
    if (before == null || !guard.isSame(before.user(), user)) {
      return false;
    }
    long reached = before.reached(offset);
    ClientSocket socket = new ClientSocket(this, connection, user, new Deliveries(before, reached));
    MissedEvents missed = socket.resume(before, reached, recovery.log());
    if (missed == null) {
      before.rooms().forEach(this::roomChanged);
      return false;
    }
    CloseReason closing = missed.closing();
    if (closing != null) {
      socket.disconnect(closing);
    } else {
      welcome(socket, recoverHandlers);
      before.rooms().forEach(this::roomChanged);
    }
    return true;
  }

  /** Ends the socket of a connection that the client knows to be lost and the server does not. */
  private void takeOver(PrivateId id, Principal user) {
    ClientSocket old = sockets.get(id.sid());
    if (old != null && old.isOf(id) && guard.isSame(old.user(), user)) {
      old.connectionClosed(CloseReason.CLIENT_CLOSE);
      old.connection().session().close(CloseReason.CLIENT_CLOSE);
    }
  }

  // The client knows by now that it is connected, so the only way to refuse it is to disconnect it.
  private void welcome(ClientSocket socket, List<Consumer<ClientSocket>> handlers) {
    try {
      for (Consumer<ClientSocket> handler : handlers) {
        handler.accept(socket);
      }
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, "connect handler failed", e);
      socket.disconnect();
    }
  }

  /** Events that are kept for clients that were cut off. */
  public int keptEvents() {
    return recovery == null ? 0 : recovery.log().size();
  }

  /** Sockets that were lost a moment ago and may be recovered. */
  public int lostSockets() {
    return recovery == null ? 0 : recovery.sessions().size();
  }

  /** The users of {@link #lostSockets}. */
  public List<Principal> lostUsers() {
    return recovery == null ? List.of() : recovery.sessions().users();
  }

  /** Gives up the lost sockets of some users: who comes back starts afresh, if let in at all. */
  public void forgetLost(Predicate<Principal> whose) {
    if (recovery != null) {
      recovery.sessions().forget(whose);
    }
  }

  @Nullable Recovery recovery() {
    return recovery;
  }

  /** One tick of the recovery window has passed; returns whether there is more to forget. */
  boolean sweep() {
    return recovery != null && recovery.sweep();
  }

  /** The socket of that id; null when there is none. */
  @Nullable ClientSocket find(String sid) {
    return sockets.get(sid);
  }

  void add(ClientSocket socket) {
    sockets.put(socket.sid(), socket);
  }

  void remove(ClientSocket socket) {
    sockets.remove(socket.sid(), socket);
  }

  void disconnected(ClientSocket socket, String reason) {
    for (DisconnectHandler handler : disconnectHandlers) {
      handler.disconnected(socket, reason);
    }
  }

  void roomChanged(String room) {
    for (RoomObserver observer : roomObservers) {
      observer.changed(room);
    }
  }

  // ---- events --------------------------------------------------------------------------------

  void dispatch(ClientSocket socket, SocketPacket packet) {
    ArrayNode arguments = packet.arguments();
    Route<?> route = routes.getOrDefault(arguments.path(0).asText(), UNKNOWN);
    Ack ack = new Ack(socket, packet.ackId(), route.errorEvent());
    try {
      route.run(socket, arguments, ack, server.mapper());
    } catch (RuntimeException e) {
      ack.fail(e);
    }
  }
}
