package live.grandstand.gateway;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import live.grandstand.accounts.SessionEnded;
import live.grandstand.accounts.SessionService;
import live.grandstand.socketio.ClientSocket;
import live.grandstand.socketio.Namespace;
import live.grandstand.socketio.SocketServer;

/** Disconnects the sockets of logins that ended (realtime.md §2). */
@ApplicationScoped
public class SessionSockets {
  @Inject SocketServer server;
  @Inject SessionService sessions;

  /**
   * Looks again at the login of a socket that has joined its user's room. One that ended between
   * the guard's look and the join was missed by {@link #disconnect}; it is not missed here.
   */
  public void confirm(ClientSocket socket) {
    if (!sessions.isActive(SocketLogin.of(socket).sessionId())) {
      socket.disconnect();
    }
  }

  /** Runs after the commit that ended the logins. */
  void disconnect(@Observes(during = TransactionPhase.AFTER_SUCCESS) SessionEnded ended) {
    sessions.forget(ended); // first, or a socket that connects just now is confirmed from memory
    for (Namespace namespace : server.namespaces()) {
      for (ClientSocket socket : namespace.to(Gateway.roomOf(ended.userId())).fetchSockets()) {
        if (ended.sessionIds().contains(SocketLogin.of(socket).sessionId())) {
          socket.disconnect();
        }
      }
    }
  }
}
