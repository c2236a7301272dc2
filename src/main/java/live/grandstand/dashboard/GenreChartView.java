package live.grandstand.dashboard;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How many stories there are of each genre, the most frequent first.
 *
 * @param others stories of genres that are not named because there are too many
 */
public record GenreChartView(
    @Schema(example = "week") TimeRange timeRange,
    List<Point> points,
    @Schema(description = "Stories of further genres", example = "0") long others) {

  public GenreChartView {
    points = List.copyOf(points);
  }

  /**
   * The stories of one genre.
   *
   * @param genre in one of the ways it is written; null for stories without one
   */
  public record Point(
      @Schema(description = "Null for stories without one", example = "Fantasy")
          @Nullable String genre,
      @Schema(example = "5") long stories) {}
}
