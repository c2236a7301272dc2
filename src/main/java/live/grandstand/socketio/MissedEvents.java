package live.grandstand.socketio;

import java.util.ArrayList;
import java.util.List;
import live.grandstand.engineio.CloseReason;
import org.jspecify.annotations.Nullable;

/**
 * The events that a lost socket missed, in order.
 *
 * @param events all of them, up to one that disconnects its receivers
 * @param upTo the number in the log up to which they are complete
 */
record MissedEvents(List<Emission> events, long upTo) {
  /**
   * The most events of the namespace that one return looks through: when a crowd comes back, each
   * of them copies as many references under the log's lock.
   */
  static final int MAX_WALK = 5_000;

  /**
   * What a socket missed since the event that its client had last; null when that cannot be told
   * exactly. ADR 11 has the reasons for each condition.
   *
   * @param offset the place in the log that it had {@link SavedSession#reached reached}
   * @param maxBytes the most that is replayed; who missed more would be a slow consumer at once
   */
  static @Nullable MissedEvents of(SavedSession session, long offset, EventLog log, int maxBytes) {
    boolean inOrder = session.unordered() == 0 || offset > session.unordered();
    if (offset < 0 || offset > session.last() || !inOrder) {
      return null;
    }
    boolean hadAll = offset == session.last();
    long replayFrom = hadAll ? Math.max(offset, session.settled()) : offset;
    if (session.roomsSince() > replayFrom) {
      return null; // the rooms of then are not known any more
    }
    long from = hadAll ? session.settled() : Math.min(offset, session.settled());
    if (log.head() - from > MAX_WALK) {
      return null;
    }
    Emission[] candidates = log.after(from);
    if (candidates == null) {
      return null;
    }
    MissedEvents missed = select(candidates, session, offset, from);
    return missed != null && missed.bytes() <= maxBytes ? missed : null;
  }

  private static @Nullable MissedEvents select(
      Emission[] candidates, SavedSession session, long offset, long from) {
    List<Emission> missed = new ArrayList<>();
    for (Emission emission : candidates) {
      if (emission.seq() == offset
          || !emission.audience().includes(session.id().sid(), session.rooms())) {
        continue;
      }
      // One from before the offset was on its way when the socket ended: had, or not? And a change
      // of rooms, or a kick, cannot be made up for.
      if (emission.seq() < offset || emission.packet() == null) {
        return null;
      }
      missed.add(emission);
      if (emission.closing() != null) {
        break;
      }
    }
    return new MissedEvents(missed, from + candidates.length);
  }

  private long bytes() {
    long bytes = 0;
    for (Emission emission : events) {
      EncodedPacket packet = emission.packet();
      bytes += packet == null ? 0 : packet.length();
    }
    return bytes;
  }

  /** Why the socket is to be disconnected behind them; null when it stays. */
  @Nullable CloseReason closing() {
    return events.isEmpty() ? null : events.get(events.size() - 1).closing();
  }
}
