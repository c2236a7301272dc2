package live.grandstand.socketio;

/** Is told that a socket has left its namespace. Runs on a worker, behind the socket's events. */
@FunctionalInterface
public interface DisconnectHandler {
  /**
   * A socket is gone; its rooms are left already.
   *
   * @param reason Socket.IO's text, e.g. {@code transport close}
   */
  void disconnected(ClientSocket socket, String reason);
}
