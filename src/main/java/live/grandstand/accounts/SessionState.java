package live.grandstand.accounts;

import java.time.Instant;
import java.util.UUID;
import live.grandstand.accounts.TokenRefused.Reason;

/** A login and its user as they stand in the database: what decides whether a token counts. */
record SessionState(
    UUID sessionId,
    UUID userId,
    String username,
    Role role,
    AccountStatus status,
    boolean active,
    Instant expiresAt,
    Instant lastSeenAt) {

  /**
   * The caller that this token proves.
   *
   * @throws TokenRefused {@code REVOKED} when the login has ended or is not the token's, {@code
   *     INACTIVE} when its user may not come in
   */
  Caller admit(TokenClaims claims, Instant now) {
    if (!userId.equals(claims.userId())) {
      throw new TokenRefused(Reason.REVOKED, sessionId);
    }
    if (status != AccountStatus.ACTIVE) {
      throw new TokenRefused(Reason.INACTIVE, sessionId); // first: a ban also ends the logins
    }
    if (!isGoing(now)) {
      throw new TokenRefused(Reason.REVOKED, sessionId);
    }
    return new Caller(userId, username, role, sessionId);
  }

  /** Whether the login goes on and its user may use it. */
  boolean isUsable(Instant now) {
    return isGoing(now) && status == AccountStatus.ACTIVE;
  }

  private boolean isGoing(Instant now) {
    return active && expiresAt.isAfter(now);
  }
}
