package live.grandstand.socketio;

/**
 * What a feature does with one event. Runs on a worker thread; events of one connection come one at
 * a time and in order, so a handler may wait for the database but should not wait long.
 *
 * @param <T> the event's payload
 */
@FunctionalInterface
public interface EventHandler<T> {
  /**
   * Handles one event.
   *
   * @param socket who sent it
   * @param payload the event's first argument
   * @param ack where to answer
   * @throws RuntimeException any failure; it becomes a failed acknowledgement and the route's error
   *     event
   */
  void handle(ClientSocket socket, T payload, Ack ack);
}
