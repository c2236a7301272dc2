package live.grandstand.admin;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * One entry of the audit trail.
 *
 * @param action what was done, as {@link live.grandstand.accounts.AdminAction} names it
 * @param details what else matters, such as what a field was and is
 * @param address the network address that it was done from
 */
public record AuditView(
    UUID id,
    Instant at,
    Actor actor,
    String action,
    Target target,
    Map<String, Object> details,
    String address) {

  /** Who did it, by the name they had then. */
  public record Actor(UUID id, String username) {}

  /**
   * What it was done to.
   *
   * @param type {@code user}, {@code stream}, {@code socket}, {@code room}, …
   * @param id which one of them
   */
  public record Target(String type, String id) {}
}
