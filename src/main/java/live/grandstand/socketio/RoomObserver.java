package live.grandstand.socketio;

/**
 * Is told that somebody joined or left a room. Called on any thread, outside the locks of this
 * package but maybe under a feature's own; must not wait.
 */
@FunctionalInterface
public interface RoomObserver {
  /**
   * A room changed.
   *
   * @param room its name
   */
  void changed(String room);
}
