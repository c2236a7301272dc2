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
   * What a socket missed since the event that its client had last; null when that cannot be told
   * exactly. ADR 11 has the reasons for each condition.
   *
   * @param offset the number of that event; 0 for none
   */
  static @Nullable MissedEvents of(SavedSession session, long offset, EventLog log) {
    if (offset <= session.unordered() || offset > session.last()) {
      return null;
    }
    boolean hadAll = offset == session.last();
    long replayFrom = hadAll ? Math.max(offset, session.settled()) : offset;
    if (session.roomsSince() > replayFrom) {
      return null; // the rooms of then are not known any more
    }
    long from = hadAll ? session.settled() : Math.min(offset, session.settled());
    Emission[] candidates = log.after(from);
    return candidates == null ? null : select(candidates, session, offset, from);
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

  /** Why the socket is to be disconnected behind them; null when it stays. */
  @Nullable CloseReason closing() {
    return events.isEmpty() ? null : events.get(events.size() - 1).closing();
  }
}
