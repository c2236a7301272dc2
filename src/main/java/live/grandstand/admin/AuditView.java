package live.grandstand.admin;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import live.grandstand.accounts.AdminAction;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One entry of the audit trail.
 *
 * @param action what was done, as {@link AdminAction} names it
 * @param details what else matters, such as what a field was and is
 * @param address the network address that it was done from
 */
public record AuditView(
    UUID id,
    Instant at,
    Actor actor,
    @Schema(implementation = AdminAction.class, description = "What was done") String action,
    Target target,
    @Schema(
            description = "What else matters, such as what a field was and is",
            example = "{\"status\": {\"from\": \"active\", \"to\": \"banned\"}}")
        Map<String, Object> details,
    @Schema(description = "Where it was done from", example = "203.0.113.7") String address) {

  /** Who did it, by the name they had then. */
  public record Actor(
      UUID id,
      @Schema(description = "The name they had then", example = "admin") String username) {}

  /**
   * What it was done to.
   *
   * @param type {@code user}, {@code stream}, {@code socket}, {@code room}, …
   * @param id which one of them
   */
  public record Target(
      @Schema(example = "user") String type,
      @Schema(example = "0196f3a2-7c00-7000-8000-000000000001") String id) {}
}
