package live.grandstand.accounts;

import java.time.Instant;
import java.util.Map;

/**
 * An administrator did something to what is not their own. Fired by the service that they acted
 * through, inside its transaction: what observes it at once is stored with the action or not at
 * all.
 *
 * @param actor who did it
 * @param action what was done
 * @param targetType the kind of thing it was done to: {@code user}, {@code stream}, {@code story},
 *     {@code socket}, {@code service_token}, {@code room}
 * @param targetId which one
 * @param details what else matters, ready for JSON; never a secret, a password or a token
 * @param address the network address that it was done from
 * @param at when
 */
public record AdminActed(
    Caller actor,
    AdminAction action,
    String targetType,
    String targetId,
    Map<String, Object> details,
    String address,
    Instant at) {

  /** Copies the details, so that the event cannot change on its way. */
  public AdminActed {
    details = Map.copyOf(details);
  }
}
