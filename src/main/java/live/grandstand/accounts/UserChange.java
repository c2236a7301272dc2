package live.grandstand.accounts;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import live.grandstand.platform.AppException;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What an administrator may change of an account (rest.md: {@code PATCH /admin/users/{id}}), and
 * nothing else.
 *
 * @param role what the account may do
 * @param status whether it may be used
 * @param emailVerified whether its address is known to be its user's
 * @param subscription what it has subscribed to
 */
public record UserChange(
    @NotNull(message = MISSING) Role role,
    @NotNull(message = MISSING) AccountStatus status,
    @Schema(description = "Whether the address is known to be the user's") boolean emailVerified,
    @NotNull(message = MISSING) @Valid Plan subscription) {

  private static final String MISSING = "is missing";
  private static final Instant TOO_FAR = Instant.parse("3000-01-01T00:00:00Z");

  /**
   * A subscription.
   *
   * @param startDate since when, or null
   * @param endDate until when, or null for as long as it is wanted; not before the start
   */
  public record Plan(
      @NotNull(message = MISSING) PlanType planType,
      @Schema(description = "Since when") @Nullable Instant startDate,
      @Schema(description = "Until when; null for as long as it is wanted")
          @Nullable Instant endDate,
      boolean autoRenew) {

    /** Times are kept to the millisecond, as JSON shows them. */
    public Plan {
      startDate = rounded(startDate);
      endDate = rounded(endDate);
    }
  }

  private static @Nullable Instant rounded(@Nullable Instant time) {
    return time == null ? null : time.truncatedTo(ChronoUnit.MILLIS);
  }

  /**
   * What differs, for the audit: the field, and what it was and is.
   *
   * @param before the account as it was
   */
  Map<String, Object> since(UserChange before) {
    Map<String, Object> changes = new LinkedHashMap<>();
    note(changes, "role", before.role, role);
    note(changes, "status", before.status, status);
    note(changes, "emailVerified", before.emailVerified, emailVerified);
    note(changes, "subscription", before.subscription, subscription);
    return changes;
  }

  private static void note(Map<String, Object> changes, String field, Object was, Object is) {
    if (!was.equals(is)) {
      changes.put(field, Map.of("from", was, "to", is));
    }
  }

  /**
   * Refuses what the single fields cannot tell.
   *
   * @throws AppException {@code BAD_REQUEST} naming the field
   */
  void requireSensibleDates() {
    requireStorable("subscription.startDate", subscription.startDate);
    requireStorable("subscription.endDate", subscription.endDate);
    if (subscription.startDate != null
        && subscription.endDate != null
        && subscription.endDate.isBefore(subscription.startDate)) {
      throw AppException.badRequest("subscription.endDate", "must not be before the start");
    }
  }

  private static void requireStorable(String field, @Nullable Instant time) {
    if (time != null && (time.isBefore(Instant.EPOCH) || !time.isBefore(TOO_FAR))) {
      throw AppException.badRequest(field, "must be between the years 1970 and 2999");
    }
  }

  static UserChange of(User user) {
    Subscription now = user.subscription();
    return new UserChange(
        user.role(),
        user.status(),
        user.emailVerified(),
        new Plan(now.planType(), now.startDate(), now.endDate(), now.autoRenew()));
  }

  /** Whether there is an administrator here who can act. */
  boolean isActiveAdmin() {
    return role == Role.ADMIN && status == AccountStatus.ACTIVE;
  }
}
