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
 * @param settled up to here it was offered everything that was meant for it
 */
record SavedSession(
    PrivateId id,
    Principal user,
    Set<String> rooms,
    long last,
    long unordered,
    long roomsSince,
    long settled) {}
