package live.grandstand.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.Principal;
import java.util.Map;
import live.grandstand.accounts.SessionService;
import live.grandstand.accounts.TokenRefused;
import live.grandstand.engineio.Handshake;
import live.grandstand.socketio.ConnectGuard;
import live.grandstand.socketio.Namespace;
import live.grandstand.socketio.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * Lets in who brings a good access token: as {@code auth.token} in the CONNECT packet, or as {@code
 * token} in the query, for older clients (realtime.md §2).
 */
@ApplicationScoped
public class TokenGuard implements ConnectGuard {
  @Inject SessionService sessions;

  @Override
  public Principal admit(String namespace, JsonNode auth, Handshake handshake) {
    try {
      return new SocketLogin(sessions.authenticate(token(auth, handshake)));
    } catch (TokenRefused e) {
      String message = namespace.equals(Namespace.MAIN) ? "Authentication error" : "Unauthorized";
      throw new Refusal("unauthorized", message, Map.of("reason", e.reason().wire()));
    }
  }

  /** The same login, not only the same user: one that was ended gives nothing to the next. */
  @Override
  public boolean isSame(Principal before, Principal now) {
    return before instanceof SocketLogin then
        && now instanceof SocketLogin login
        && then.caller().userId().equals(login.caller().userId())
        && then.sessionId().equals(login.sessionId());
  }

  private static @Nullable String token(JsonNode auth, Handshake handshake) {
    JsonNode token = auth.path("token");
    return token.isTextual() ? token.textValue() : handshake.parameter("token");
  }
}
