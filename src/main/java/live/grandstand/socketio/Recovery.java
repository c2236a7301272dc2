package live.grandstand.socketio;

import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;
import live.grandstand.engineio.CloseReason;
import org.jspecify.annotations.Nullable;

/**
 * Connection state recovery of one namespace: its log, its lost sockets and its offsets
 * (realtime.md §1, ADR 11). Time is counted in ticks of the server's one sweep; no message asks for
 * the time.
 */
final class Recovery {
  /** Ticks in the recovery window. */
  static final int TICKS = 8;

  /** A loss may be noticed as late as a ping goes unanswered, so events are kept for longer. */
  private static final int EVENT_TICKS = TICKS + TICKS / 2;

  /** Accidents. Whoever left, was sent away or does not keep up starts afresh. */
  private static final Set<CloseReason> RECOVERABLE =
      EnumSet.of(CloseReason.CLIENT_CLOSE, CloseReason.TRANSPORT_ERROR, CloseReason.PING_TIMEOUT);

  private final Offsets offsets = new Offsets();
  private final AtomicLong ownEvents = new AtomicLong();
  private final EventLog log;
  private final SavedSessions sessions;
  private final Runnable sweepLater;

  /**
   * @param sweepLater is told whenever there is something that must be forgotten in time
   */
  Recovery(EventLog log, SavedSessions sessions, Runnable sweepLater) {
    this.log = log;
    this.sessions = sessions;
    this.sweepLater = sweepLater;
  }

  static boolean isRecoverable(CloseReason reason) {
    return RECOVERABLE.contains(reason);
  }

  Offsets offsets() {
    return offsets;
  }

  EventLog log() {
    return log;
  }

  SavedSessions sessions() {
    return sessions;
  }

  /** Gives an event, or a change, its number and its place in the log. */
  Emission begin(
      Audience audience,
      @Nullable LongFunction<EncodedPacket> packet,
      @Nullable CloseReason closing) {
    Emission emission = log.append(audience, packet, closing);
    sweepLater.run(); // behind the append: a tick before it would not see it
    return emission;
  }

  /** The number of the next event for one socket alone; those are not in the log. */
  long nextOwn() {
    return Offsets.OWN | ownEvents.incrementAndGet();
  }

  /** Keeps a socket that was lost. */
  void save(SavedSession session) {
    sessions.add(session);
    sweepLater.run();
  }

  /** One tick has passed; returns whether anything is left. */
  boolean sweep() {
    boolean events = log.sweep(EVENT_TICKS);
    return sessions.sweep(TICKS) || events;
  }
}
