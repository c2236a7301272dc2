package live.grandstand.engineio;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * All Engine.IO sessions of one path: opens and finds them, and keeps their time with one sweep.
 * Thread safe.
 */
public final class EngineServer {
  private static final System.Logger LOG = System.getLogger(EngineServer.class.getName());

  private static final String PROTOCOL_VERSION = "4";
  private static final long SLOWEST_SWEEP_MILLIS = 100;
  private static final long FASTEST_SWEEP_MILLIS = 10;
  private static final int MAX_TOMBSTONES = 10_000;

  private final EngineSettings settings;
  private final EngineApplication application;
  private final LongSupplier clock;
  private final OriginPolicy origins;
  private final ConnectRate connectRate;
  private final Flusher[] flushers;
  private final Thread sweeper;
  private final EngineCounters counters = new EngineCounters();
  private final String openPacketLimits;
  private final Map<String, EngineSession> sessions = new ConcurrentHashMap<>();

  /** Sids of polling sessions that the client closed, until when a last poll gets a noop. */
  private final Map<String, Long> closedByClient = new ConcurrentHashMap<>();

  /** Transports that were closed politely and are cut off when the peer does not answer in time. */
  private final Queue<Lingering> lingering = new ConcurrentLinkedQueue<>();

  private volatile boolean stopped;

  private record Lingering(EngineTransport transport, long until) {}

  /**
   * @param settings limits and times
   * @param application the layer above
   * @param threads makes the flusher threads and the sweeper
   * @param flusherCount how many flusher threads; the number of cores is a good one
   */
  public EngineServer(
      EngineSettings settings,
      EngineApplication application,
      ThreadFactory threads,
      int flusherCount) {
    this(settings, application, threads, flusherCount, () -> System.nanoTime() / 1_000_000);
  }

  EngineServer(
      EngineSettings settings,
      EngineApplication application,
      ThreadFactory threads,
      int flusherCount,
      LongSupplier clock) {
    this.settings = settings;
    this.openPacketLimits = limits(settings);
    this.application = application;
    this.clock = clock;
    this.origins = new OriginPolicy(settings.origins());
    this.connectRate = new ConnectRate(settings.connectRate());
    this.flushers = new Flusher[flusherCount];
    for (int i = 0; i < flusherCount; i++) {
      flushers[i] = new Flusher(threads);
    }
    this.sweeper = threads.newThread(this::sweep);
    sweeper.setName("sweeper");
  }

  /** Starts the flushers and the sweep. */
  public void start() {
    for (Flusher flusher : flushers) {
      flusher.start();
    }
    sweeper.start();
  }

  /** Ends every session and every thread; see {@link #closeAll} for the polite part before. */
  public void stop() {
    stopped = true;
    sessions.values().forEach(session -> session.close(CloseReason.SERVER_SHUTDOWN));
    for (Flusher flusher : flushers) {
      flusher.stop();
    }
    LockSupport.unpark(sweeper);
  }

  /** Asks every session to close behind what waits for it. */
  public void closeAll(CloseReason reason) {
    sessions.values().forEach(session -> session.closeAfterFlush(reason));
  }

  /** Limits and times. */
  public EngineSettings settings() {
    return settings;
  }

  /** Which browser origins may connect. */
  public OriginPolicy origins() {
    return origins;
  }

  /** A guard for the frames of one new WebSocket. */
  public FrameGuard frameGuard() {
    return new FrameGuard(settings.maxPayload(), settings.inboundRate(), clock);
  }

  /** What was done so far. */
  public EngineCounters counters() {
    return counters;
  }

  /** The open sessions, live and unmodifiable. */
  public Collection<EngineSession> sessions() {
    return Collections.unmodifiableCollection(sessions.values());
  }

  /** Transports that were closed politely and have not been cut off yet. */
  public int lingering() {
    return lingering.size();
  }

  /** Polling sessions that a client closed, whose last poll may still come. */
  public int tombstones() {
    return closedByClient.size();
  }

  /** Addresses whose connect rate is remembered. */
  public int addresses() {
    return connectRate.size();
  }

  /** Milliseconds of the monotonic clock that every session's deadlines are in. */
  public long now() {
    return clock.getAsLong();
  }

  Flusher flusherFor(EngineSession session) {
    return flushers[Math.floorMod(System.identityHashCode(session), flushers.length)];
  }

  // ---- requests --------------------------------------------------------------------------------

  /**
   * Checks a request before anything is done for it, in the reference server's order.
   *
   * @param request what the request's line says
   * @return null when it is in order
   */
  public @Nullable EngineError verify(EngineRequest request) {
    TransportName transport = TransportName.of(request.transport());
    if (transport == null) {
      return EngineError.TRANSPORT_UNKNOWN;
    }
    if (!PROTOCOL_VERSION.equals(request.protocolVersion())) {
      return EngineError.UNSUPPORTED_PROTOCOL_VERSION;
    }
    if (!origins.allows(request.origin(), request.host())) {
      return EngineError.FORBIDDEN;
    }
    String sid = request.sid();
    return sid == null ? verifyOpening(request, transport) : verifyKnown(request, transport, sid);
  }

  private @Nullable EngineError verifyOpening(EngineRequest request, TransportName transport) {
    if (!request.method().equals("GET")) {
      return EngineError.BAD_HANDSHAKE_METHOD;
    }
    if (request.isUpgrade() != (transport == TransportName.WEBSOCKET)) {
      return EngineError.BAD_REQUEST;
    }
    return connectRate.tryTake(request.remoteAddress(), now()) ? null : EngineError.FORBIDDEN;
  }

  private @Nullable EngineError verifyKnown(
      EngineRequest request, TransportName transport, String sid) {
    EngineSession session = find(sid);
    if (session == null) {
      return closedByClient.containsKey(sid) ? null : EngineError.SESSION_ID_UNKNOWN;
    }
    boolean fits =
        request.isUpgrade()
            ? transport == TransportName.WEBSOCKET && session.mayUpgrade()
            : session.transport().name() == transport;
    return fits ? null : EngineError.BAD_REQUEST;
  }

  /** The open session of that id; one whose time is up is closed instead of found. */
  public @Nullable EngineSession find(String sid) {
    EngineSession session = sessions.get(sid);
    if (session != null && session.isOverdue(now())) {
      session.close(CloseReason.PING_TIMEOUT);
      return null;
    }
    return session;
  }

  /** Opens a session over a transport and queues its open packet. */
  public EngineSession open(Handshake handshake, EngineTransport transport) {
    EngineSession session = new EngineSession(this, handshake, transport, now());
    transport.attach(session);
    session.send(openPacket(session));
    session.listen(application.opened(session));
    sessions.put(session.sid(), session);
    counters.opened();
    session.begin();
    if (stopped) {
      session.close(CloseReason.SERVER_SHUTDOWN);
    }
    return session;
  }

  private Frame openPacket(EngineSession session) {
    boolean mayUpgrade = session.transport().name() == TransportName.POLLING;
    return Frame.text(
        "0{\"sid\":\""
            + session.sid()
            + (mayUpgrade ? "\",\"upgrades\":[\"websocket\"]" : "\",\"upgrades\":[]")
            + openPacketLimits);
  }

  private static String limits(EngineSettings settings) {
    return ",\"pingInterval\":%d,\"pingTimeout\":%d,\"maxPayload\":%d}"
        .formatted(
            settings.pingInterval().toMillis(),
            settings.pingTimeout().toMillis(),
            settings.maxPayload());
  }

  // ---- endings -------------------------------------------------------------------------------

  void closed(EngineSession session, EngineTransport transport, CloseReason reason) {
    sessions.remove(session.sid());
    counters.closed(reason);
    if (reason == CloseReason.SLOW_CONSUMER) {
      LOG.log(
          System.Logger.Level.INFO,
          "connection closed reason=slow consumer address={0}",
          session.handshake().remoteAddress());
    }
    if (reason == CloseReason.SLOW_CONSUMER || reason == CloseReason.PING_TIMEOUT) {
      transport.abort();
    } else {
      dismiss(transport, reason);
    }
  }

  /** Closes a transport politely; it is cut off when its peer does not answer in time. */
  void dismiss(EngineTransport transport, CloseReason reason) {
    transport.close(reason);
    lingering.add(new Lingering(transport, now() + settings.closeTimeout().toMillis()));
  }

  void rememberClosedByClient(String sid) {
    if (closedByClient.size() < MAX_TOMBSTONES) {
      closedByClient.put(sid, now() + settings.pingTimeout().toMillis());
    }
  }

  /** Whether the client itself closed that session a moment ago; true once for each. */
  public boolean takeClosedByClient(String sid) {
    return closedByClient.remove(sid) != null;
  }

  // ---- time ----------------------------------------------------------------------------------

  private void sweep() {
    long fastest = Math.min(settings.pingInterval().toMillis(), settings.pingTimeout().toMillis());
    long period = Math.max(FASTEST_SWEEP_MILLIS, Math.min(SLOWEST_SWEEP_MILLIS, fastest / 20));
    while (!stopped) {
      LockSupport.parkNanos(this, period * 1_000_000);
      tick(now());
    }
  }

  void tick(long now) {
    for (EngineSession session : sessions.values()) {
      try {
        session.tick(now);
      } catch (RuntimeException | Error e) { // the thread serves all others
        LOG.log(System.Logger.Level.WARNING, "sweep failed for one session", e);
      }
    }
    closedByClient.values().removeIf(until -> now >= until);
    connectRate.forgetIdle(now);
    Lingering oldest = lingering.peek();
    while (oldest != null && now >= oldest.until()) {
      lingering.remove();
      oldest.transport().abort();
      oldest = lingering.peek();
    }
  }
}
