package live.grandstand.accounts;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.Set;
import live.grandstand.platform.Text;
import org.jspecify.annotations.Nullable;

/**
 * Make a service token (rest.md: {@code POST /admin/service-tokens}).
 *
 * @param name what to call it, for people
 * @param scopes what it may be used for, at least one
 * @param expiresAt until when, or null for until it is revoked
 */
public record NewServiceToken(
    @NotNull(message = "is missing") @Text(max = 100) String name,
    @NotEmpty(message = "must name at least one scope")
        Set<@NotNull(message = "must be a scope") ServiceScope> scopes,
    @Nullable Instant expiresAt) {}
