package live.grandstand.admin;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import live.grandstand.accounts.AdminAction;
import live.grandstand.platform.AppException;
import live.grandstand.platform.Paging;
import org.jspecify.annotations.Nullable;

/**
 * Which entries of the audit trail to list.
 *
 * @param actor only what this user did, when given
 * @param action only this, when given
 * @param target only what was done to the thing with this id, when given
 * @param from only from this time on, when given
 * @param to only before this time, when given
 */
record AuditQuery(
    @Nullable UUID actor,
    @Nullable AdminAction action,
    @Nullable String target,
    @Nullable Instant from,
    @Nullable Instant to,
    Paging paging) {

  static final int MAX_TARGET = 200;

  private static final Instant FIRST = Instant.EPOCH;
  private static final Instant LAST = Instant.parse("2999-12-31T23:59:59Z");

  /**
   * Reads the query parameters; an empty one is an absent one.
   *
   * @throws AppException {@code BAD_REQUEST} naming the parameter
   */
  static AuditQuery of(
      @Nullable String actor,
      @Nullable String action,
      @Nullable String target,
      @Nullable String from,
      @Nullable String to,
      Paging paging) {
    return new AuditQuery(
        given(actor, AuditQuery::actor),
        given(action, AuditQuery::action),
        given(target, AuditQuery::target),
        given(from, text -> time("from", text)),
        given(to, text -> time("to", text)),
        paging);
  }

  private static <T> @Nullable T given(@Nullable String parameter, Function<String, T> reader) {
    return parameter == null || parameter.isEmpty() ? null : reader.apply(parameter);
  }

  private static UUID actor(String id) {
    try {
      return UUID.fromString(id);
    } catch (IllegalArgumentException e) {
      throw AppException.badRequest("actor", "must be the id of a user");
    }
  }

  private static AdminAction action(String wire) {
    Optional<AdminAction> known =
        Arrays.stream(AdminAction.values()).filter(action -> action.wire().equals(wire)).findAny();
    return known.orElseThrow(() -> AppException.badRequest("action", "is not a known action"));
  }

  private static String target(String id) {
    if (id.length() > MAX_TARGET || id.chars().anyMatch(Character::isISOControl)) {
      throw AppException.badRequest(
          "target", "must be at most 200 characters, without control characters");
    }
    return id;
  }

  /** Times that PostgreSQL cannot hold are before or after everything all the same. */
  private static Instant time(String name, String text) {
    try {
      Instant time = Instant.parse(text);
      return time.isBefore(FIRST) ? FIRST : time.isAfter(LAST) ? LAST : time;
    } catch (DateTimeParseException e) {
      throw AppException.badRequest(name, "must be an ISO-8601 time in UTC");
    }
  }
}
