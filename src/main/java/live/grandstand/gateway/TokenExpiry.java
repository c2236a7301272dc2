package live.grandstand.gateway;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import live.grandstand.accounts.Authenticated;
import live.grandstand.accounts.SessionService;
import live.grandstand.accounts.TokenRefused;
import live.grandstand.socketio.Ack;
import live.grandstand.socketio.ClientSocket;
import live.grandstand.socketio.Namespace;
import live.grandstand.socketio.Refusal;
import live.grandstand.socketio.SocketServer;

/**
 * Tokens that expire while their sockets are open: each socket is told, and has thirty seconds to
 * bring another one (realtime.md §2). One walk over all sockets instead of a timer for each.
 */
@ApplicationScoped
public class TokenExpiry {
  private static final System.Logger LOG = System.getLogger(TokenExpiry.class.getName());

  @Inject SocketServer server;
  @Inject SessionService sessions;
  @Inject SessionSockets logins;
  @Inject Clock clock;

  /** Looks at every socket once. Waits for nothing, and throws nothing: it would be the last. */
  void sweep() {
    try {
      Instant now = clock.instant();
      for (Namespace namespace : server.namespaces()) {
        namespace.sockets().forEach(socket -> look(socket, now));
      }
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, "expired tokens not looked for", e);
    }
  }

  private static void look(ClientSocket socket, Instant now) {
    if (socket.user() instanceof SocketLogin login) {
      switch (login.due(now)) {
        case TELL -> socket.emit("token_expired", Map.of());
        case LEAVE -> socket.disconnect();
        case NOTHING -> {}
      }
    }
  }

  /**
   * {@code refresh_token}: goes on with another access token of the same user, be it of another
   * login.
   *
   * @throws Refusal {@code unauthorized} with the reason, as at CONNECT
   */
  public void refresh(ClientSocket socket, RefreshToken request, Ack ack) {
    Authenticated token = authenticate(request);
    if (!SocketLogin.of(socket).renew(token)) {
      throw refused("This token comes too late, or is somebody else's", "invalid");
    }
    logins.confirm(socket);
    ack.ok(Map.of("expiresAt", token.expiresAt()));
  }

  private Authenticated authenticate(RefreshToken request) {
    try {
      return sessions.authenticate(request.token());
    } catch (TokenRefused e) {
      throw refused(e.detail(), e.reason().wire());
    }
  }

  private static Refusal refused(String message, String reason) {
    return new Refusal("unauthorized", message, Map.of("reason", reason));
  }
}
