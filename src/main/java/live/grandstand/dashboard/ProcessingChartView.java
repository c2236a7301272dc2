package live.grandstand.dashboard;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import live.grandstand.jobs.StepKind;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How many jobs ended, hour by hour or day by day in UTC; bars without any are there, too. */
public record ProcessingChartView(
    @Schema(example = "week") TimeRange timeRange,
    @Schema(description = "What one bar stands for", example = "day") Interval interval,
    @Schema(description = "The bars, the oldest first") List<Point> points) {

  public ProcessingChartView {
    points = List.copyOf(points);
  }

  /** What one bar stands for. */
  public enum Interval {
    HOUR,
    DAY;

    /** The code used in JSON. */
    @JsonValue
    String wire() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * One bar.
   *
   * @param completed of all steps
   * @param failed of all steps
   * @param steps the same for each step, in the order of the steps
   */
  public record Point(
      @Schema(description = "When it begins") Instant time,
      @Schema(description = "Of all steps", example = "3") long completed,
      @Schema(description = "Of all steps", example = "1") long failed,
      List<Share> steps) {

    public Point {
      steps = List.copyOf(steps);
    }

    static Point of(Instant time, List<Share> steps) {
      long completed = steps.stream().mapToLong(Share::completed).sum();
      long failed = steps.stream().mapToLong(Share::failed).sum();
      return new Point(time, completed, failed, steps);
    }
  }

  /** What one step has of a bar. */
  public record Share(
      @Schema(example = "audio") StepKind step,
      @Schema(example = "3") long completed,
      @Schema(example = "1") long failed) {}
}
