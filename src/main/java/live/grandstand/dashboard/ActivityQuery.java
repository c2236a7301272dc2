package live.grandstand.dashboard;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import live.grandstand.platform.AppException;
import live.grandstand.platform.Page;
import live.grandstand.platform.Paging;
import org.jspecify.annotations.Nullable;

/**
 * Which activities to list, the newest first. The cursor is the place of the last one that was
 * seen: {@code base64url(<microseconds>.<id>)}.
 *
 * @param limit how many at most, 1 to 100
 * @param before only what happened before this
 * @param below of what happened just then, only ids less than this
 */
record ActivityQuery(int limit, Instant before, UUID below) {
  private static final int MAX_LENGTH = 100;
  private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");
  private static final UUID GREATEST = new UUID(-1, -1);
  private static final Pattern FORM =
      Pattern.compile("(\\d{1,18})\\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})");

  /** The newest. */
  static ActivityQuery latest(int limit) {
    return new ActivityQuery(limit, LATEST, GREATEST);
  }

  /**
   * Reads the query parameters; an empty one is an absent one.
   *
   * @throws AppException {@code BAD_REQUEST} naming the parameter
   */
  static ActivityQuery of(@Nullable String limit, @Nullable String cursor) {
    int wanted = Paging.of(limit, null).limit();
    if (cursor == null || cursor.isEmpty()) {
      return latest(wanted);
    }
    Matcher form = FORM.matcher(cursor.length() > MAX_LENGTH ? "" : decoded(cursor));
    if (!form.matches()) {
      throw invalid();
    }
    long micros = Long.parseLong(form.group(1));
    return new ActivityQuery(
        wanted,
        Instant.ofEpochSecond(micros / 1_000_000, micros % 1_000_000 * 1_000),
        UUID.fromString(form.group(2)));
  }

  /** How many to ask the database for: one more tells whether there is another page. */
  int probe() {
    return limit + 1;
  }

  /** The page, from at most {@link #probe} activities in order. */
  Page<ActivityView> page(List<ActivityView> found) {
    if (found.size() <= limit) {
      return new Page<>(found, null);
    }
    return new Page<>(found.subList(0, limit), cursor(found.get(limit - 1)));
  }

  private static String cursor(ActivityView last) {
    Instant at = last.timestamp();
    long micros = at.getEpochSecond() * 1_000_000 + at.getNano() / 1_000;
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString((micros + "." + last.id()).getBytes(StandardCharsets.US_ASCII));
  }

  private static String decoded(String text) {
    try {
      return new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII);
    } catch (IllegalArgumentException e) {
      throw invalid();
    }
  }

  private static AppException invalid() {
    return AppException.badRequest("cursor", "must be the nextCursor of an earlier page");
  }
}
