package live.grandstand.engineio;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;

/**
 * An Engine.IO server whose clock is moved by hand and whose sweep is called by hand, so that time
 * passes only when a test says so.
 */
public final class TestEngine implements AutoCloseable {
  /** The contract's defaults (realtime.md §1 and §7). */
  public static final EngineSettings DEFAULTS =
      new EngineSettings(
          Duration.ofMillis(25_000),
          Duration.ofMillis(20_000),
          Duration.ofMillis(10_000),
          Duration.ofMillis(5_000),
          1_000_000,
          1 << 20,
          50,
          5,
          List.of());

  private final AtomicLong now = new AtomicLong(1_000_000);
  private final EngineServer server;
  private boolean started;

  public TestEngine(EngineApplication application) {
    this(application, DEFAULTS);
  }

  public TestEngine(EngineApplication application, EngineSettings settings) {
    this.server = new EngineServer(settings, application, threads(), 2, now::get);
  }

  private static ThreadFactory threads() {
    return task -> {
      Thread thread = new Thread(task, "test-engine");
      thread.setDaemon(true);
      return thread;
    };
  }

  /** Starts the flusher threads and the sweep; without this, tests flush by hand. */
  public TestEngine start() {
    started = true;
    server.start();
    return this;
  }

  @Override
  public void close() {
    if (started) {
      server.stop();
    }
  }

  public EngineServer server() {
    return server;
  }

  public long now() {
    return now.get();
  }

  /** Lets time pass and the sweep look at it. */
  public void advance(long millis) {
    server.tick(now.addAndGet(millis));
  }

  /** Lets time pass unseen. */
  void passUnseen(long millis) {
    now.addAndGet(millis);
  }

  /** A client that opens a session over a transport. */
  public EngineSession open(RecordingTransport transport) {
    return server.open(new Handshake(Map.of(), "192.0.2.1", null), transport);
  }

  /** A client that opens a session with a query. */
  public EngineSession open(RecordingTransport transport, Map<String, String> query) {
    return server.open(new Handshake(query, "192.0.2.1", null), transport);
  }

  static EngineSettings settings(UnaryOperator<Change> change) {
    return change.apply(new Change()).made();
  }

  /** The defaults with some of them changed. */
  static final class Change {
    private int outboxBytes = DEFAULTS.outboxBytes();
    private int inboundRate = DEFAULTS.inboundRate();
    private List<String> origins = DEFAULTS.origins();

    Change outboxBytes(int bytes) {
      outboxBytes = bytes;
      return this;
    }

    Change inboundRate(int perSecond) {
      inboundRate = perSecond;
      return this;
    }

    Change origins(String... allowed) {
      origins = List.of(allowed);
      return this;
    }

    private EngineSettings made() {
      return new EngineSettings(
          DEFAULTS.pingInterval(),
          DEFAULTS.pingTimeout(),
          DEFAULTS.upgradeTimeout(),
          DEFAULTS.closeTimeout(),
          DEFAULTS.maxPayload(),
          outboxBytes,
          inboundRate,
          DEFAULTS.connectRate(),
          origins);
    }
  }
}
