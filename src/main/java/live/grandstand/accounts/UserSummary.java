package live.grandstand.accounts;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What everybody may see of a user next to something of theirs.
 *
 * @param id the account
 * @param username its name
 * @param avatar the address of a picture, or null
 */
public record UserSummary(
    UUID id,
    @Schema(example = "ada") String username,
    @Schema(description = "The address of a picture", example = "https://example.org/ada.png")
        @Nullable String avatar) {}
