package live.grandstand.socketio;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import live.grandstand.engineio.TestEngine;
import live.grandstand.platform.Json;
import live.grandstand.testing.Await;
import live.grandstand.testing.ManualTimer;

/** A Socket.IO server in memory: real workers and flushers, a timer that is moved by hand. */
public final class TestServer implements AutoCloseable {
  static final SocketSettings SETTINGS = SocketSettings.of(Duration.ofSeconds(45), 1_000_000);

  private final ManualTimer timer = new ManualTimer();
  private final ExecutorService workers = Executors.newFixedThreadPool(4);
  private final SocketServer sockets;
  private final TestEngine engine;
  private final List<TestClient> clients = new ArrayList<>();

  public TestServer() {
    this(SETTINGS, failure -> new Refusal("internal", "Something went wrong"));
  }

  public TestServer(ErrorTranslator errors) {
    this(SETTINGS, errors);
  }

  /** A server whose clients may be away for so long. */
  public TestServer(Duration recoveryWindow) {
    this(SETTINGS.withRecoveryWindow(recoveryWindow));
  }

  /** The same, with an application's errors. */
  public TestServer(Duration recoveryWindow, ErrorTranslator errors) {
    this(SETTINGS.withRecoveryWindow(recoveryWindow), errors);
  }

  TestServer(SocketSettings settings) {
    this(settings, failure -> new Refusal("internal", "Something went wrong"));
  }

  private TestServer(SocketSettings settings, ErrorTranslator errors) {
    this.sockets = new SocketServer(settings, Json.mapper(), workers, timer, errors);
    this.engine = new TestEngine(sockets).start();
  }

  public SocketServer sockets() {
    return sockets;
  }

  public Namespace main() {
    return sockets.of("/");
  }

  public TestEngine engine() {
    return engine;
  }

  public ManualTimer timer() {
    return timer;
  }

  /** A client whose connection is open and which has no socket yet. */
  public TestClient opens(Map<String, String> query) {
    TestClient client = new TestClient(engine, query);
    clients.add(client);
    return client;
  }

  public TestClient opens() {
    return opens(Map.of());
  }

  /** A client that is connected to the main namespace. */
  public TestClient connects() {
    return opens().connect();
  }

  /** The server's side of a client's socket in the main namespace. */
  public ClientSocket socketOf(TestClient client) {
    return socketOf(client, "/");
  }

  ClientSocket socketOf(TestClient client, String namespace) {
    return sockets.of(namespace).to(client.sid(namespace)).fetchSockets().get(0);
  }

  /** Everybody is gone, and nothing of them is left. */
  void assertEmpty() {
    for (Namespace namespace : sockets.namespaces()) {
      Recovery recovery = namespace.recovery();
      if (recovery != null) {
        assertEquals(0, recovery.log().size());
        assertEquals(0, recovery.log().bytes());
        assertEquals(0, recovery.sessions().size());
      }
      Await.until("no socket is left", () -> namespace.sockets().isEmpty());
      Await.until("no room is left", () -> namespace.rooms().count() == 0);
    }
    Await.until("no session is left", () -> engine.server().sessions().isEmpty());
    Await.until("no time-out is left", () -> timer.waiting() == 0);
  }

  @Override
  public void close() {
    engine.close();
    workers.shutdownNow();
  }
}
