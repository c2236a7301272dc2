package live.grandstand.accounts;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.Set;
import live.grandstand.platform.Text;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Make a service token (rest.md: {@code POST /admin/service-tokens}).
 *
 * @param name what to call it, for people
 * @param scopes what it may be used for, at least one
 * @param expiresAt until when, or null for until it is revoked
 */
public record NewServiceToken(
    @NotNull(message = "is missing")
        @Text(max = 100)
        @Schema(description = "What to call it, for people", example = "stories")
        String name,
    @NotEmpty(message = "must name at least one scope")
        Set<@NotNull(message = "must be a scope") ServiceScope> scopes,
    @Schema(
            description = "Until when it is good; absent for until it is revoked",
            example = "2027-11-21T00:00:00.000Z")
        @Nullable Instant expiresAt) {}
