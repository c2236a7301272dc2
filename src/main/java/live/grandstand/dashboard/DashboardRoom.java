package live.grandstand.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import live.grandstand.accounts.Caller;
import live.grandstand.platform.AppException;
import org.jspecify.annotations.Nullable;

/** What those in one room of the dashboard look at. */
record DashboardRoom(DashboardScope scope, TimeRange range) {
  private static final String PREFIX = "dashboard-";
  private static final Pattern NAME =
      Pattern.compile(PREFIX + "(all|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})-([a-z]+)");

  /**
   * What a client asks for: {@code {scope?, timeRange?}}.
   *
   * @throws AppException {@code BAD_REQUEST} naming the field, {@code FORBIDDEN}
   */
  static DashboardRoom of(Caller caller, JsonNode payload) {
    if (!payload.isObject() && !payload.isMissingNode() && !payload.isNull()) {
      throw AppException.badRequest("payload", "must be an object");
    }
    TimeRange range = TimeRange.of(text(payload, "timeRange"));
    return new DashboardRoom(DashboardScope.of(caller, text(payload, "scope")), range);
  }

  private static @Nullable String text(JsonNode payload, String field) {
    JsonNode value = payload.path(field);
    if (value.isMissingNode() || value.isNull()) {
      return null;
    }
    if (!value.isTextual()) {
      throw AppException.badRequest(field, "must be text");
    }
    return value.asText();
  }

  /** The rooms that show something of one user's stories. */
  static List<DashboardRoom> showing(UUID ownerId) {
    DashboardScope own = DashboardScope.own(ownerId);
    return Arrays.stream(TimeRange.values())
        .flatMap(
            range ->
                List.of(new DashboardRoom(own, range), new DashboardRoom(DashboardScope.ALL, range))
                    .stream())
        .toList();
  }

  /** The room of this name, if it is one of the dashboard. */
  static Optional<DashboardRoom> named(String name) {
    Matcher form = NAME.matcher(name);
    if (!form.matches()) {
      return Optional.empty();
    }
    String whose = form.group(1);
    DashboardScope scope =
        whose.equals("all") ? DashboardScope.ALL : DashboardScope.own(UUID.fromString(whose));
    return Optional.of(new DashboardRoom(scope, TimeRange.of(form.group(2))));
  }

  /** Its name in the namespace. */
  String name() {
    return PREFIX + (scope.isAll() ? "all" : scope.ownerId()) + "-" + range.wire();
  }
}
