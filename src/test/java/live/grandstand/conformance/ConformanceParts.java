package live.grandstand.conformance;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import live.grandstand.engineio.EngineApplication;
import live.grandstand.engineio.EnginePaths;
import live.grandstand.engineio.EngineServer;
import live.grandstand.engineio.EngineSettings;
import live.grandstand.engineio.websocket.WebSocketTransports;
import live.grandstand.socketio.Refusal;
import live.grandstand.socketio.SocketServer;
import live.grandstand.socketio.SocketSettings;

/** Wires the core with the settings and handlers that the public suites of the protocol expect. */
@ApplicationScoped
public class ConformanceParts {
  private static final int MAX_PAYLOAD = 1_000_000;

  /** System property of the server: "standard" keeps the fast path off. */
  public static final String PATH_PROPERTY = "conformance.websocket-path";

  /** System properties of the server that make it another one than running.md describes. */
  public static final String PING_INTERVAL_PROPERTY = "conformance.ping-interval";

  public static final String PING_TIMEOUT_PROPERTY = "conformance.ping-timeout";
  public static final String INBOUND_RATE_PROPERTY = "conformance.inbound-rate";
  public static final String ORIGINS_PROPERTY = "conformance.origins";

  private final ExecutorService workers = Executors.newFixedThreadPool(8);
  private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(1);

  @Produces
  @Singleton
  EnginePaths paths() {
    return new EnginePaths(
        Map.of(
            "/socket.io/", start(socketServer()),
            "/engine.io/", start(EngineEcho::new)));
  }

  @Produces
  @Singleton
  WebSocketTransports transports() {
    boolean raw = !"standard".equals(System.getProperty(PATH_PROPERTY));
    return new WebSocketTransports(workers, raw);
  }

  void announce(
      @Observes @Initialized(ApplicationScoped.class) Object start, WebSocketTransports it) {
    it.announce();
  }

  private static EngineServer start(EngineApplication application) {
    EngineSettings settings =
        new EngineSettings(
            Duration.ofMillis(Integer.getInteger(PING_INTERVAL_PROPERTY, 300)),
            Duration.ofMillis(Integer.getInteger(PING_TIMEOUT_PROPERTY, 200)),
            Duration.ofSeconds(10),
            Duration.ofSeconds(5),
            MAX_PAYLOAD,
            1 << 20,
            Integer.getInteger(INBOUND_RATE_PROPERTY, 1_000),
            1_000,
            List.of(System.getProperty(ORIGINS_PROPERTY, "*").split(",")));
    EngineServer server = new EngineServer(settings, application, Thread::new, 2);
    server.start();
    return server;
  }

  private SocketServer socketServer() {
    SocketServer server =
        new SocketServer(
            SocketSettings.of(Duration.ofSeconds(1), MAX_PAYLOAD),
            new ObjectMapper(),
            workers,
            timer,
            failure -> new Refusal("internal", failure.toString()));
    SocketIoEcho.register(server);
    return server;
  }

  @PreDestroy
  void stop() {
    workers.shutdownNow();
    timer.shutdownNow();
  }
}
