package live.grandstand.gateway;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Map;
import live.grandstand.accounts.AdminActed;
import live.grandstand.accounts.AdminAction;
import live.grandstand.accounts.Caller;

/**
 * Tells the audit of what administrators do to sockets and rooms. That is no row of ours, so it is
 * told, and committed, before it is done.
 */
@ApplicationScoped
public class AdminCallService {
  @Inject Event<AdminActed> acted;
  @Inject Clock clock;

  /**
   * Tells of one act, in a transaction of its own.
   *
   * @param address where the administrator acts from
   */
  @Transactional
  public void note(
      Caller admin,
      AdminAction action,
      String targetType,
      String targetId,
      Map<String, Object> details,
      String address) {
    acted.fire(
        new AdminActed(admin, action, targetType, targetId, details, address, clock.instant()));
  }
}
