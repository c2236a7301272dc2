package live.grandstand.accounts;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A service token as administrators see it, without the token itself.
 *
 * @param createdBy the administrator, or null when their account is gone
 * @param lastUsedAt when it was last used, at most five minutes behind; null for never
 * @param expiresAt until when it is good, or null for until it is revoked
 * @param revokedAt since when it is revoked, or null
 */
public record ServiceTokenView(
    UUID id,
    String name,
    Set<ServiceScope> scopes,
    @Nullable UUID createdBy,
    Instant createdAt,
    @Nullable Instant lastUsedAt,
    @Nullable Instant expiresAt,
    @Nullable Instant revokedAt) {

  static ServiceTokenView of(ServiceToken token) {
    return new ServiceTokenView(
        token.id(),
        token.name(),
        token.scopes(),
        token.createdBy(),
        token.createdAt(),
        token.lastUsedAt(),
        token.expiresAt(),
        token.revokedAt());
  }
}
