package live.grandstand.gateway;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.security.Principal;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import live.grandstand.accounts.AccountStatus;
import live.grandstand.accounts.Role;
import live.grandstand.accounts.SessionEnded;
import live.grandstand.accounts.SessionService;
import live.grandstand.accounts.UserChanged;
import live.grandstand.socketio.ClientSocket;
import live.grandstand.socketio.Namespace;
import live.grandstand.socketio.SocketServer;

/**
 * Sockets follow their logins and users: they are disconnected when the login ended or the user is
 * not active any more, and know a changed role (realtime.md §2).
 */
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
        if (isOf(socket.user(), ended.sessionIds())) {
          socket.disconnect();
        }
      }
      namespace.forgetLost(user -> isOf(user, ended.sessionIds()));
    }
  }

  /** Runs after the commit that changed what a user is or may do. */
  void follow(@Observes(during = TransactionPhase.AFTER_SUCCESS) UserChanged changed) {
    Optional<Role> role =
        changed.status() == AccountStatus.ACTIVE ? Optional.of(changed.role()) : Optional.empty();
    String id = changed.userId().toString();
    for (Namespace namespace : server.namespaces()) {
      namespace
          .to(Gateway.roomOf(changed.userId()))
          .fetchSockets()
          .forEach(socket -> follow(socket, role));
      if (role.isEmpty()) {
        namespace.forgetLost(user -> user.getName().equals(id));
      }
    }
  }

  /**
   * Follows what became of logins, whoever wrote it.
   *
   * @param changes by id of the login: the role of its user, or nothing when it is over
   */
  void follow(Map<UUID, Optional<Role>> changes) {
    if (changes.isEmpty()) {
      return;
    }
    Set<UUID> over = new HashSet<>();
    changes.forEach(
        (session, role) -> {
          if (role.isEmpty()) {
            over.add(session);
          }
        });
    for (Namespace namespace : server.namespaces()) {
      for (ClientSocket socket : namespace.sockets()) {
        Optional<Role> role = changes.get(SocketLogin.of(socket).sessionId());
        if (role != null) {
          follow(socket, role);
        }
      }
      namespace.forgetLost(user -> isOf(user, over));
    }
  }

  private static void follow(ClientSocket socket, Optional<Role> role) {
    role.ifPresentOrElse(SocketLogin.of(socket)::follow, socket::disconnect);
  }

  private static boolean isOf(Principal user, Set<UUID> sessions) {
    return user instanceof SocketLogin login && sessions.contains(login.sessionId());
  }
}
