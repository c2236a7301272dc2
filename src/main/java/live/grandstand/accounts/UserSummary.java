package live.grandstand.accounts;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What everybody may see of a user next to something of theirs.
 *
 * @param id the account
 * @param username its name
 * @param avatar the address of a picture, or null
 */
public record UserSummary(UUID id, String username, @Nullable String avatar) {}
