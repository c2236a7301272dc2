package live.grandstand.accounts;

import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import java.util.Optional;
import java.util.UUID;

/**
 * Who is asking, as proven by an access token whose login is still active.
 *
 * @param userId the account
 * @param username its name, as registered
 * @param role its role in the database, not the one written in the token
 * @param sessionId the login that the token belongs to; the user's own id when another service
 *     issued it and there is no login ({@code grandstand.jwt.accept-external})
 */
public record Caller(UUID userId, String username, Role role, UUID sessionId) implements Principal {

  /** The user's id as text: the one name that never changes. */
  @Override
  public String getName() {
    return userId.toString();
  }

  /** Whether the role is {@link Role#ADMIN}. */
  public boolean isAdmin() {
    return role == Role.ADMIN;
  }

  /**
   * The caller of a REST method that needs a token.
   *
   * @throws IllegalStateException when the method is open to everybody and nobody is signed in
   */
  public static Caller of(SecurityContext security) {
    return optional(security)
        .orElseThrow(() -> new IllegalStateException("no caller: is the method @OpenToAll?"));
  }

  /** The caller of a REST method that is open to everybody, when there is a token. */
  public static Optional<Caller> optional(SecurityContext security) {
    return security.getUserPrincipal() instanceof Caller caller
        ? Optional.of(caller)
        : Optional.empty();
  }
}
