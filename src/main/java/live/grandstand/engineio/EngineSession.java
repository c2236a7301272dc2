package live.grandstand.engineio;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * One Engine.IO connection, over whichever transport it has at the moment.
 *
 * <p>Threads: the container's threads call {@link #receive}, one packet at a time; any thread may
 * {@link #send} and {@link #close}; one flusher thread calls {@link #flush}; the sweep calls {@link
 * #tick}. The lock of the session guards which transport and which state it has, is never held
 * while anything is called out, and is never taken while an outbox's lock is held.
 */
public final class EngineSession {
  private static final Frame PING = Frame.text("2");
  private static final Frame PROBE_ANSWER = Frame.text("3probe");
  static final Frame NOOP = Frame.text("6");

  /** The most bytes one write takes, so that no connection keeps a flusher for long. */
  private static final int MAX_WRITE = 256 * 1024;

  private static final int INBOUND_BURST_SECONDS = 5;

  /** How long a poll may wait while a WebSocket probes; the reference server's figure. */
  private static final long PROBE_NOOP_MILLIS = 100;

  private static final long NEVER = Long.MAX_VALUE;

  private final String sid;
  private final EngineServer server;
  private final Handshake handshake;
  private final Flusher flusher;
  private final Outbox outbox;
  private final TokenBucket inboundRate; // used by the receiving thread only
  private final WriteWatch writing = new WriteWatch();
  private final RestWatch coming = new RestWatch(); // used by the sweep only
  private final AtomicBoolean dirty = new AtomicBoolean(true); // so nothing leaves before begin

  private volatile EngineTransport transport; // written under this
  private @Nullable EngineTransport probe; // guarded by this
  private long probeBy = NEVER; // guarded by this
  private long noopAt = NEVER; // guarded by this
  private volatile boolean closed; // written under this
  private @Nullable EngineListener listener; // set once, before the first packet

  // Times of the server's monotonic clock in ms; NEVER = not armed.
  private volatile long receivedAt; // written by the receiving thread
  private volatile long pingAt;
  private volatile long pongBy = NEVER;
  private volatile long closeBy = NEVER;

  EngineSession(EngineServer server, Handshake handshake, EngineTransport transport, long now) {
    this.sid = Sids.next();
    this.server = server;
    this.handshake = handshake;
    this.transport = transport;
    this.flusher = server.flusherFor(this);
    this.outbox = new Outbox(server.settings().outboxBytes());
    this.inboundRate = new TokenBucket(server.settings().inboundRate(), INBOUND_BURST_SECONDS, now);
    this.pingAt = now + server.settings().pingInterval().toMillis();
  }

  /** Names who is told of what comes; called once, before {@link #begin}. */
  void listen(EngineListener listener) {
    this.listener = listener;
  }

  /** Lets frames leave. A transport can fail from here on, so the session must be complete. */
  void begin() {
    flusher.add(this);
  }

  /** The Engine.IO session id; a secret between the server and this client. */
  public String sid() {
    return sid;
  }

  /** The request that opened this session. */
  public Handshake handshake() {
    return handshake;
  }

  /** The transport of the moment. */
  public EngineTransport transport() {
    return transport;
  }

  /** Whether the session has ended. */
  public boolean isClosed() {
    return closed;
  }

  /** Bytes that wait for this connection. */
  public int waitingBytes() {
    return outbox.bytes();
  }

  // ---- in ------------------------------------------------------------------------------------

  /**
   * Takes a packet that came over a transport.
   *
   * @param from the transport it came over; one that is neither current nor probing is ignored
   * @throws ProtocolException when the packet may not come now; the caller closes the session
   */
  public void receive(EngineTransport from, EnginePacket packet, long now) {
    if (isProbe(from)) {
      receiveProbe(from, packet);
    } else if (from == transport && !closed) {
      receiveCurrent(packet, now);
    }
  }

  private void receiveCurrent(EnginePacket packet, long now) {
    receivedAt = now;
    if (!inboundRate.tryTake(now)) {
      close(CloseReason.TOO_MANY_FRAMES);
      return;
    }
    switch (packet.type()) {
      case MESSAGE -> deliver(packet);
      case PONG -> pong(now);
      case CLOSE -> closedByClient();
      // Engine.IO v4, heartbeat: only the server pings. The rest has no meaning from a client here.
      case PING, OPEN, UPGRADE, NOOP ->
          throw new ProtocolException("packet not expected from a client: " + packet.type());
    }
  }

  private void deliver(EnginePacket packet) {
    EngineListener up = Objects.requireNonNull(listener);
    byte[] binary = packet.binary();
    if (binary != null) {
      up.onBinary(binary);
    } else {
      up.onText(packet.text());
    }
  }

  private void pong(long now) {
    pongBy = NEVER;
    pingAt = now + server.settings().pingInterval().toMillis();
  }

  private void closedByClient() {
    // A poll that the client sent along with its close may come after it: it gets a noop, once.
    if (transport.name() == TransportName.POLLING && !transport.writable()) {
      server.rememberClosedByClient(sid);
    }
    close(CloseReason.CLIENT_CLOSE);
  }

  /** Told by polling that the client's close has been answered by the poll that came with it. */
  public void closeWasAnswered() {
    server.takeClosedByClient(sid);
  }

  // ---- upgrade -------------------------------------------------------------------------------

  /** Lets a WebSocket try to take over from polling; false when it may not. */
  public boolean beginProbe(EngineTransport candidate, long now) {
    synchronized (this) {
      if (!mayUpgrade()) {
        return false;
      }
      probe = candidate;
      probeBy = now + server.settings().upgradeTimeout().toMillis();
      noopAt = now + PROBE_NOOP_MILLIS;
      return true;
    }
  }

  private synchronized boolean isProbe(EngineTransport candidate) {
    return candidate == probe;
  }

  private void receiveProbe(EngineTransport from, EnginePacket packet) {
    // A client probes once. One whose answer has not even left yet would only fill a queue.
    if (packet.type() == PacketType.PING && packet.text().equals("probe") && from.writable()) {
      from.write(List.of(PROBE_ANSWER));
      releasePoll();
    } else if (packet.type() == PacketType.UPGRADE) {
      upgradeTo(from);
    } else {
      endProbe(from);
      server.dismiss(from, CloseReason.PARSE_ERROR);
    }
  }

  /** Answers a waiting poll so that the client can let go of polling. */
  private void releasePoll() {
    if (outbox.isEmpty() && transport.writable()) {
      send(NOOP);
    }
  }

  private void upgradeTo(EngineTransport from) {
    EngineTransport old;
    synchronized (this) {
      if (closed || probe != from) {
        return;
      }
      old = transport;
      transport = from;
      probe = null;
    }
    old.abort();
    markDirty();
  }

  private synchronized boolean endProbe(EngineTransport candidate) {
    if (probe != candidate) {
      return false;
    }
    probe = null;
    return true;
  }

  /** Whether a WebSocket may try to take over. */
  synchronized boolean mayUpgrade() {
    return !closed && probe == null && transport.name() == TransportName.POLLING;
  }

  // ---- out -----------------------------------------------------------------------------------

  /** Queues a frame; a reader too slow for it is closed as {@link CloseReason#SLOW_CONSUMER}. */
  public void send(Frame frame) {
    offer(List.of(frame), false);
  }

  /** Queues the frames of one packet; whatever else is sent goes before or behind all of them. */
  public void send(List<Frame> packet) {
    offer(packet, false);
  }

  /** Queues a frame that may be given up when the reader is slow. */
  public void sendVolatile(Frame frame) {
    offer(List.of(frame), true);
  }

  /** Queues the frames of one packet, all of which may be given up when the reader is slow. */
  public void sendVolatile(List<Frame> packet) {
    offer(packet, true);
  }

  private void offer(List<Frame> packet, boolean droppable) {
    switch (outbox.offer(packet, droppable)) {
      case QUEUED -> markDirty();
      case DROPPED -> server.counters().dropped();
      case OVERFLOW -> close(CloseReason.SLOW_CONSUMER);
    }
  }

  /** Closes behind everything that waits, but not later than the close timeout. */
  public void closeAfterFlush(CloseReason reason) {
    if (outbox.markClose(reason)) {
      closeBy = server.now() + server.settings().closeTimeout().toMillis();
      markDirty();
    }
  }

  private void markDirty() {
    if (dirty.compareAndSet(false, true)) {
      flusher.add(this);
    }
  }

  /** Writes what waits, if the transport can take it. Called by this session's flusher only. */
  void flush() {
    dirty.set(false);
    EngineTransport out = transport;
    if (closed || !out.writable()) {
      return;
    }
    List<Frame> batch = outbox.drain(MAX_WRITE);
    if (batch.isEmpty()) {
      CloseReason due = outbox.dueClose();
      if (due != null) {
        close(due);
      }
      return;
    }
    server.counters().sent(batch.size());
    writing.begun(server.now());
    out.write(batch);
  }

  /**
   * Takes what waits, for a poll that can be answered at once. Only for a transport that is not
   * {@link EngineTransport#writable writable} now, so that the flusher does not take as well.
   */
  public List<Frame> takeNow(int maxBytes) {
    List<Frame> batch = outbox.drain(maxBytes);
    server.counters().sent(batch.size());
    return batch;
  }

  /**
   * Told by a transport, within {@link EngineTransport#write}, that nobody is there to write to any
   * more: an upgrade has answered the poll meanwhile. The frames wait again, first in line.
   */
  public void takeBack(List<Frame> frames) {
    outbox.putBack(frames);
    markDirty();
  }

  /** Told by a transport that the next write may come. */
  public void transportReady() {
    if (outbox.hasWork()) {
      markDirty();
    }
  }

  // ---- end -----------------------------------------------------------------------------------

  /** Told by a transport that it is gone. */
  public void transportClosed(EngineTransport gone, CloseReason reason) {
    if (!endProbe(gone) && gone == transport) {
      CloseReason planned = outbox.closeMark();
      close(planned != null ? planned : reason);
    }
  }

  /** Closes now; what waits is given up. Only the first call counts. */
  public void close(CloseReason reason) {
    EngineTransport probing;
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
      probing = probe;
      probe = null;
    }
    outbox.discard();
    if (probing != null) {
      server.dismiss(probing, reason);
    }
    server.closed(this, transport, reason);
    if (listener != null) {
      listener.onClose(reason);
    }
  }

  // ---- time ----------------------------------------------------------------------------------

  /** Whether the client has let a ping go unanswered for too long, by {@code now}. */
  public boolean isOverdue(long now) {
    return now >= pongBy;
  }

  /** Pings, times out, gives up on a probe or a close that takes too long. */
  void tick(long now) {
    if (isOverdue(now)) {
      close(CloseReason.PING_TIMEOUT);
    } else if (writing.isStuck(transport, now, server.settings().pingTimeout())) {
      // Who still sends, reads too slowly. Who does not is gone, and may come back.
      boolean sends = writing.beganBy(receivedAt);
      close(sends ? CloseReason.SLOW_CONSUMER : CloseReason.PING_TIMEOUT);
    } else if (coming.isStuck(listener, now, server.settings().longestSilenceMillis())) {
      close(CloseReason.MESSAGE_UNFINISHED);
    } else if (now >= closeBy) {
      CloseReason planned = outbox.closeMark();
      close(planned != null ? planned : CloseReason.SERVER_CLOSE);
    } else if (now >= pingAt) {
      pingAt = NEVER;
      pongBy = now + server.settings().pingTimeout().toMillis();
      send(PING);
    }
    tickProbe(now);
  }

  private void tickProbe(long now) {
    if (transport.name() != TransportName.POLLING) {
      return;
    }
    EngineTransport late = null;
    boolean release = false;
    synchronized (this) {
      if (probe != null && now >= probeBy) {
        late = probe;
        probe = null;
      } else if (probe != null && now >= noopAt) {
        noopAt = now + PROBE_NOOP_MILLIS;
        release = true;
      }
    }
    if (late != null) {
      late.abort();
    } else if (release) {
      releasePoll();
    }
  }
}
