package live.grandstand.accounts;

import java.time.Instant;
import java.util.UUID;

/**
 * What a good token says.
 *
 * @param userId its {@code sub}
 * @param sessionId its {@code sid}: the login it belongs to; the user's id when another service
 *     issued it and there is no login
 * @param expiresAt its {@code exp}
 */
record TokenClaims(UUID userId, UUID sessionId, Instant expiresAt) {}
