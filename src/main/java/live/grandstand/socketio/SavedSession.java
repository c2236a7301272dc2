package live.grandstand.socketio;

import java.security.Principal;
import java.util.Set;

/**
 * What is kept of a socket whose connection was lost, until its client comes back or too much time
 * has passed. All numbers are those of the {@link EventLog}.
 *
 * @param user who it was
 * @param rooms the rooms it was in
 * @param last the highest number that was offered to it
 * @param unordered up to here it was offered events in another order than their numbers'
 * @param roomsSince the newest number when it last entered or left a room
 * @param own the number of the last event that was for it alone; 0 for none
 * @param ownAt what {@code last} was then
 * @param settled up to here it was offered everything that was meant for it
 */
record SavedSession(
    PrivateId id,
    Principal user,
    Set<String> rooms,
    long last,
    long unordered,
    long roomsSince,
    long own,
    long ownAt,
    long settled) {
  private static final long UNKNOWN = -1;

  /**
   * The place in the log up to which the client had what was offered; {@code -1} when its offset
   * does not tell, or an event that was for it alone, which nothing can replay, did not arrive.
   *
   * @param offset the number of the last event it had; 0 for none
   */
  long reached(long offset) {
    if (last == 0 && own == 0) {
      return 0; // it was offered nothing, so its offset, if any, is an earlier socket's
    }
    if (Offsets.isOwn(offset)) {
      return offset == own ? ownAt : UNKNOWN;
    }
    return own == 0 || offset > ownAt ? offset : UNKNOWN;
  }
}
