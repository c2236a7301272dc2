package live.grandstand.dashboard;

import java.util.UUID;
import live.grandstand.accounts.Caller;
import live.grandstand.platform.AppException;
import org.jspecify.annotations.Nullable;

/**
 * Whose stories are counted.
 *
 * @param ownerId the one whose they are; null for everybody's
 */
record DashboardScope(@Nullable UUID ownerId) {
  /** Everybody's. */
  static final DashboardScope ALL = new DashboardScope(null);

  private static final String OWN_CODE = "own";
  private static final String ALL_CODE = "all";

  /** One user's. */
  static DashboardScope own(UUID userId) {
    return new DashboardScope(userId);
  }

  /**
   * What a caller asks for; their own when they do not say.
   *
   * @throws AppException {@code BAD_REQUEST} naming {@code scope}, {@code FORBIDDEN} for
   *     everybody's when the caller is no administrator
   */
  static DashboardScope of(Caller caller, @Nullable String wire) {
    if (wire == null || wire.isEmpty() || wire.equals(OWN_CODE)) {
      return own(caller.userId());
    }
    if (!wire.equals(ALL_CODE)) {
      throw AppException.badRequest("scope", "must be own or all");
    }
    if (!caller.isAdmin()) {
      throw AppException.forbidden("Only administrators see the numbers of all users");
    }
    return ALL;
  }

  boolean isAll() {
    return ownerId == null;
  }

  /** The code used in JSON. */
  String wire() {
    return isAll() ? ALL_CODE : OWN_CODE;
  }
}
