package live.grandstand.accounts;

import java.util.UUID;

/**
 * The role or the status of a user was changed. Observe it after the commit: what a user may do has
 * to follow within two seconds (rest.md), and a banned user's streams end. The logins of a user who
 * is not active any more end by a {@link SessionEnded} of their own.
 *
 * @param userId who it is about
 * @param role the role from now on
 * @param status the status from now on
 */
public record UserChanged(UUID userId, Role role, AccountStatus status) {}
