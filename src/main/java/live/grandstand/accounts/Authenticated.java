package live.grandstand.accounts;

import java.time.Instant;

/**
 * The answer to a good access token.
 *
 * @param caller who it belongs to
 * @param expiresAt when the token itself expires; the login may be revoked before
 */
public record Authenticated(Caller caller, Instant expiresAt) {}
