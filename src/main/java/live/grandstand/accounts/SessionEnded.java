package live.grandstand.accounts;

import java.util.Set;
import java.util.UUID;

/**
 * Logins were revoked: by logout, a new password, an administrator, a ban, or because a refresh
 * token was used twice. Observe it after commit; the sockets of these sessions have to go
 * (realtime.md §2).
 *
 * @param userId whose logins they were
 * @param sessionIds the logins that ended
 */
public record SessionEnded(UUID userId, Set<UUID> sessionIds) {

  /** Copies the set, so that the event cannot change on its way. */
  public SessionEnded {
    sessionIds = Set.copyOf(sessionIds);
  }
}
