package live.grandstand.gateway;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import live.grandstand.accounts.SessionEnded;
import live.grandstand.socketio.ClientSocket;
import live.grandstand.socketio.Namespace;
import live.grandstand.socketio.SocketServer;

/** Disconnects the sockets of logins that ended (realtime.md §2). */
@ApplicationScoped
public class SessionSockets {
  @Inject SocketServer server;

  /** Runs after the commit that ended the logins. */
  void disconnect(@Observes(during = TransactionPhase.AFTER_SUCCESS) SessionEnded ended) {
    for (Namespace namespace : server.namespaces()) {
      for (ClientSocket socket : namespace.to(Gateway.roomOf(ended.userId())).fetchSockets()) {
        if (ended.sessionIds().contains(SocketHandlers.caller(socket).sessionId())) {
          socket.disconnect();
        }
      }
    }
  }
}
