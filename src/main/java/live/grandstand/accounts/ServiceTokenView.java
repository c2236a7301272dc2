package live.grandstand.accounts;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
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
    @Schema(example = "stories") String name,
    Set<ServiceScope> scopes,
    @Schema(description = "The administrator; null when their account is gone")
        @Nullable UUID createdBy,
    Instant createdAt,
    @Schema(description = "When it was last used, at most five minutes behind; null for never")
        @Nullable Instant lastUsedAt,
    @Schema(description = "Until when it is good; null for until it is revoked")
        @Nullable Instant expiresAt,
    @Schema(description = "Since when it is revoked") @Nullable Instant revokedAt) {

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
