package live.grandstand.socketio;

import java.util.Set;

/** Whom an event was meant for, remembered without holding on to their connections. */
@FunctionalInterface
interface Audience {
  /** No socket: for events that nobody could have missed. */
  Audience NOBODY = (sid, rooms) -> false;

  /** Whether a socket with that id, in those rooms, is meant. */
  boolean includes(String sid, Set<String> rooms);
}
