package live.grandstand.dashboard;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import live.grandstand.platform.AppException;
import org.jspecify.annotations.Nullable;

/**
 * Which part of the past the numbers are about: whole hours or days in UTC, the one under way among
 * them, so that a chart's bars add up to the number beside it.
 */
enum TimeRange {
  /** The last 24 hours. */
  DAY(ChronoUnit.HOURS, 24),
  /** The last 7 days. */
  WEEK(ChronoUnit.DAYS, 7),
  /** The last 30 days. */
  MONTH(ChronoUnit.DAYS, 30),
  /** Everything; a chart of it has the last 366 days at most. */
  ALL(ChronoUnit.DAYS, 366);

  private final ChronoUnit unit;
  private final int bars;

  TimeRange(ChronoUnit unit, int bars) {
    this.unit = unit;
    this.bars = bars;
  }

  /** The code used in JSON and in the query parameter. */
  @JsonValue
  String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The range with this code; a week when none is given.
   *
   * @throws AppException {@code BAD_REQUEST} naming {@code timeRange}
   */
  static TimeRange of(@Nullable String wire) {
    if (wire == null || wire.isEmpty()) {
      return WEEK;
    }
    return Arrays.stream(values())
        .filter(range -> range.wire().equals(wire))
        .findFirst()
        .orElseThrow(() -> AppException.badRequest("timeRange", "must be day, week, month or all"));
  }

  /** What one bar of a chart stands for. */
  ChronoUnit unit() {
    return unit;
  }

  /** From when on things are counted. */
  Instant from(Instant now) {
    return this == ALL ? Instant.EPOCH : firstBar(now);
  }

  /** When the first bar of a chart begins. */
  Instant firstBar(Instant now) {
    return now.truncatedTo(unit).minus(bars - 1L, unit);
  }

  /** When each bar from this one on begins, up to the one under way. */
  List<Instant> bars(Instant first, Instant now) {
    List<Instant> starts = new ArrayList<>();
    for (Instant start = first; !start.isAfter(now); start = start.plus(1, unit)) {
      starts.add(start);
    }
    return starts;
  }
}
