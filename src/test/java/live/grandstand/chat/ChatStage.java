package live.grandstand.chat;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import live.grandstand.accounts.Authenticated;
import live.grandstand.accounts.Caller;
import live.grandstand.accounts.Role;
import live.grandstand.gateway.AppErrors;
import live.grandstand.gateway.Gateway;
import live.grandstand.gateway.SocketLogin;
import live.grandstand.platform.Settings;
import live.grandstand.platform.Settings.Rate;
import live.grandstand.socketio.Namespace;
import live.grandstand.socketio.TestClient;
import live.grandstand.socketio.TestServer;
import live.grandstand.streams.EndCause;
import live.grandstand.streams.StreamEnded;
import live.grandstand.streams.StreamRoom;
import live.grandstand.streams.StreamService;
import live.grandstand.streams.StreamStatus;

/**
 * Chat on a Socket.IO server in memory; streams and the table of messages are in memory as well.
 */
final class ChatStage implements AutoCloseable {
  static final UUID STREAM = UUID.fromString("01890f6e-0000-7000-8000-000000000001");
  static final UUID OWNER = userId("owner");
  static final Settings.Chat SETTINGS =
      new Settings.Chat(
          new Rate(20, Duration.ofSeconds(30)), new Rate(100, Duration.ofSeconds(30)), 500, 20);

  final TestServer server;
  final KnownStreams streams = new KnownStreams();
  final MessageTable table = new MessageTable();
  final ChatRooms rooms = new ChatRooms();
  final ChatWriter writer = new ChatWriter();
  final ViewerCounter viewers = new ViewerCounter();
  final AtomicLong now = new AtomicLong(Instant.parse("2026-11-21T09:00:00Z").toEpochMilli());
  private final ChatHandlers handlers = new ChatHandlers();
  private final StreamRoomCloser closer = new StreamRoomCloser();
  private final Thread writing = new Thread(writer, "test-chat-writer");

  ChatStage() {
    this(Duration.ZERO);
  }

  /** A stage whose people may be cut off for so long. */
  ChatStage(Duration recoveryWindow) {
    server = new TestServer(recoveryWindow, new AppErrors());
    rooms.gateway = new MainGateway();
    rooms.streams = streams;
    rooms.chat = table;
    rooms.settings = SETTINGS;
    writer.chat = table;
    writer.clock = Clock.fixed(Instant.ofEpochMilli(now.get()), ZoneOffset.UTC);
    viewers.rooms = rooms;
    viewers.server = server.sockets();
    viewers.streams = streams;
    viewers.settings = realtime();
    closer.rooms = rooms;
    handlers.rooms = rooms;
    handlers.writer = writer;
    handlers.streams = streams;
    handlers.settings = SETTINGS;
    handlers.clock = new MovedClock();
    server
        .main()
        .guard((namespace, auth, handshake) -> login(auth))
        .onRecover(handlers::recovered)
        .onRoomChange(viewers::roomChanged)
        .on("join", StreamRef.class, handlers::join, "room_join_error")
        .on("leave", StreamRef.class, handlers::leave)
        .on("say", SendMessage.class, handlers::send, "message_error");
    writing.start();
  }

  private static Settings.Realtime realtime() {
    Duration any = Duration.ofSeconds(1);
    return new Settings.Realtime(
        any, any, any, any, 1, 1, Duration.ofMillis(250), 1, 1, Duration.ZERO, true);
  }

  @Override
  public void close() {
    writer.stop(writing);
    server.close();
  }

  // ---- people ----------------------------------------------------------------------------------

  static UUID userId(String name) {
    return new UUID(7, name.hashCode());
  }

  static Caller caller(String name, Role role) {
    return new Caller(userId(name), name, role, new UUID(8, name.hashCode()));
  }

  private static SocketLogin login(JsonNode auth) {
    Caller caller =
        caller(
            auth.path("name").asText(),
            Role.valueOf(auth.path("role").asText("user").toUpperCase(Locale.ROOT)));
    return new SocketLogin(new Authenticated(caller, Instant.MAX));
  }

  /** A signed-in client who is in no room yet. */
  TestClient arrives(String name) {
    return server.opens().connect("/", "{\"name\":\"" + name + "\"}");
  }

  TestClient arrivesAs(String name, String role) {
    return server.opens().connect("/", "{\"name\":\"" + name + "\",\"role\":\"" + role + "\"}");
  }

  static String join(UUID stream) {
    return "2[\"join\",{\"streamId\":\"" + stream + "\"}]";
  }

  static String leave(UUID stream) {
    return "2[\"leave\",{\"streamId\":\"" + stream + "\"}]";
  }

  static String say(String text) {
    return "2[\"say\",{\"streamId\":\"" + STREAM + "\",\"message\":\"" + text + "\"}]";
  }

  /** A signed-in client who has joined and taken what joining brings. */
  TestClient watches(String name) {
    TestClient client = arrives(name).sends(join(STREAM));
    client.next();
    client.next();
    client.next();
    return client;
  }

  /** The stream ends, as the transaction that ended it says after its commit. */
  void ends(UUID stream) {
    streams.live.remove(stream);
    closer.close(new StreamEnded(stream, OWNER, Instant.EPOCH, EndCause.OWNER));
  }

  // ---- what the container and PostgreSQL are otherwise -----------------------------------------

  private final class MainGateway extends Gateway {
    @Override
    public Namespace main() {
      return server.main();
    }
  }

  private final class MovedClock extends Clock {
    @Override
    public java.time.ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(java.time.ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return Instant.ofEpochMilli(now.get());
    }
  }

  /** The streams there are. */
  static final class KnownStreams extends StreamService {
    final Map<UUID, Integer> live = new ConcurrentHashMap<>(Map.of(STREAM, 1));
    final Map<UUID, Integer> known = new ConcurrentHashMap<>(Map.of(STREAM, 1));
    final AtomicInteger asked = new AtomicInteger();
    final List<Integer> peaks = new CopyOnWriteArrayList<>();
    volatile Runnable whileLoading = () -> {};

    @Override
    public Optional<StreamRoom> room(UUID id) {
      asked.incrementAndGet();
      Optional<StreamRoom> found =
          Optional.ofNullable(known.get(id))
              .map(
                  broadcast ->
                      new StreamRoom(
                          id,
                          OWNER,
                          "Chess",
                          live.containsKey(id) ? StreamStatus.LIVE : StreamStatus.ENDED,
                          broadcast));
      whileLoading.run();
      return found;
    }

    @Override
    public String keyForOwner(UUID id, UUID userId) {
      return userId.equals(OWNER) ? "the-key" : "";
    }

    @Override
    public void recordPeak(UUID id, int viewers) {
      peaks.add(viewers);
    }
  }

  /** The table of messages; refuses a group that holds a text starting with "bad". */
  static final class MessageTable extends ChatService {
    /** The SQLSTATE of a refusal; as it stands, a missing stream. */
    volatile String refusalState = "23503";

    final List<NewMessage> rows = new CopyOnWriteArrayList<>();
    final List<Integer> commits = new CopyOnWriteArrayList<>();
    volatile Runnable whileStoring = () -> {};

    @Override
    void store(List<Draft.Numbered> group) {
      whileStoring.run();
      if (group.stream().anyMatch(m -> m.message().message().startsWith("bad"))) {
        throw new IllegalStateException(
            "the database refuses this", new SQLException("no such stream", refusalState));
      }
      commits.add(group.size());
      group.forEach(m -> rows.add(m.message()));
    }

    @Override
    List<NewMessage> latest(UUID streamId, int broadcast, int limit) {
      List<NewMessage> own = rows.stream().filter(m -> m.streamId().equals(streamId)).toList();
      return own.subList(Math.max(0, own.size() - limit), own.size());
    }
  }
}
