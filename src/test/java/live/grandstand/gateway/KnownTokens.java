package live.grandstand.gateway;

import java.time.Clock;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import live.grandstand.accounts.Authenticated;
import live.grandstand.accounts.Caller;
import live.grandstand.accounts.Role;
import live.grandstand.accounts.SessionEnded;
import live.grandstand.accounts.SessionService;
import live.grandstand.accounts.TokenRefused;
import live.grandstand.accounts.TokenRefused.Reason;
import org.jspecify.annotations.Nullable;

/**
 * A token is a name, the number of a login and perhaps the seconds it is good for, 900 if not; or
 * the name of the reason it is refused for.
 */
final class KnownTokens extends SessionService {
  private final Clock clock;
  private final Set<UUID> ended = ConcurrentHashMap.newKeySet();

  KnownTokens(Clock clock) {
    this.clock = clock;
  }

  static UUID userId(String name) {
    return new UUID(7, name.hashCode());
  }

  static UUID sessionId(int login) {
    return new UUID(8, login);
  }

  @Override
  public Authenticated authenticate(@Nullable String bearer) {
    if (bearer == null || bearer.isBlank()) {
      throw new TokenRefused(Reason.MISSING);
    }
    return switch (bearer) {
      case "expired" -> throw new TokenRefused(Reason.EXPIRED);
      case "revoked" -> throw new TokenRefused(Reason.REVOKED);
      case "inactive" -> throw new TokenRefused(Reason.INACTIVE);
      case "rubbish" -> throw new TokenRefused(Reason.INVALID);
      default -> known(bearer.split(" ", 3));
    };
  }

  private Authenticated known(String[] parts) {
    UUID session = sessionId(Integer.parseInt(parts[1]));
    if (ended.contains(session)) {
      throw new TokenRefused(Reason.REVOKED);
    }
    int seconds = parts.length > 2 ? Integer.parseInt(parts[2]) : 900;
    return new Authenticated(
        new Caller(userId(parts[0]), parts[0], Role.USER, session),
        clock.instant().plusSeconds(seconds));
  }

  @Override
  public boolean isActive(UUID sessionId) {
    return !ended.contains(sessionId);
  }

  @Override
  public void forget(SessionEnded event) {
    ended.addAll(event.sessionIds());
  }
}
