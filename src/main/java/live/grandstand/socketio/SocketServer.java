package live.grandstand.socketio;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import live.grandstand.engineio.EngineApplication;
import live.grandstand.engineio.EngineListener;
import live.grandstand.engineio.EngineSession;
import org.jspecify.annotations.Nullable;

/**
 * The Socket.IO server: its namespaces, and what every connection needs. Thread safe; namespaces
 * and their routes are set up before the first connection.
 */
public final class SocketServer implements EngineApplication {
  private final SocketSettings settings;
  private final ObjectMapper mapper;
  private final SocketCodec codec;
  private final Executor workers;
  private final ScheduledExecutorService timer;
  private final ErrorTranslator errors;
  private final Map<String, Namespace> namespaces = new ConcurrentHashMap<>();
  private final RecoverySweep sweep;

  /**
   * @param settings limits and times
   * @param mapper reads payloads and writes what is emitted
   * @param workers run event handlers, which may wait for the database
   * @param timer runs time-outs, which never wait
   * @param errors turns handlers' exceptions into what clients are told
   */
  public SocketServer(
      SocketSettings settings,
      ObjectMapper mapper,
      Executor workers,
      ScheduledExecutorService timer,
      ErrorTranslator errors) {
    this.settings = settings;
    // Clients of other versions may send fields that this one does not know.
    this.mapper =
        mapper
            .copy()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .registerModule(new SimpleModule().addDeserializer(String.class, new PlainText()));
    this.codec = new SocketCodec(this.mapper);
    this.workers = workers;
    this.timer = timer;
    this.errors = errors;
    this.sweep = new RecoverySweep(timer, settings.recoveryWindow(), namespaces.values());
  }

  /** The namespace of that name, made on first use. */
  public Namespace of(String name) {
    if (!name.startsWith("/") || name.indexOf(',') >= 0) {
      throw new IllegalArgumentException("namespace must start with a slash: " + name);
    }
    return namespaces.computeIfAbsent(name, key -> new Namespace(key, this));
  }

  /** The namespaces there are, live and unmodifiable. */
  public Collection<Namespace> namespaces() {
    return Collections.unmodifiableCollection(namespaces.values());
  }

  /** Runs short tasks later; they must not wait for anything. */
  public ScheduledExecutorService timer() {
    return timer;
  }

  @Override
  public EngineListener opened(EngineSession session) {
    SocketConnection connection = new SocketConnection(this, session);
    connection.expectConnect();
    return connection;
  }

  /** The namespace of that name, when it was made before; null otherwise. */
  public @Nullable Namespace find(String name) {
    return namespaces.get(name);
  }

  /** What a new namespace needs to recover sockets; null when none are recovered. */
  @Nullable Recovery newRecovery() {
    return settings.recoveryWindow().isZero()
        ? null
        : new Recovery(
            new EventLog(), new SavedSessions(SavedSessions.MAX_SESSIONS), sweep::expect);
  }

  SocketSettings settings() {
    return settings;
  }

  ObjectMapper mapper() {
    return mapper;
  }

  SocketCodec codec() {
    return codec;
  }

  /** Runs tasks that may wait, such as for the database. */
  public Executor workers() {
    return workers;
  }

  Refusal translate(RuntimeException failure) {
    return failure instanceof Refusal refusal ? refusal : errors.translate(failure);
  }
}
