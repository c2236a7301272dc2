package live.grandstand.bench;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What {@link StoryFigures} found, as a page. */
final class StoryPage {
  private final List<StoryFigures.Round> rounds;

  StoryPage(List<StoryFigures.Round> rounds) {
    this.rounds = rounds;
  }

  String text() {
    return String.format(
        Locale.ROOT,
        """
        # Stories: figures

        Written on %s by `mvn -Pbench -Dbench.main=live.grandstand.bench.StoryFigures`, client and product on the same %d
        cores, PostgreSQL inside. Short stories (%d words) of one user through the text step with the local model, in
        batches of %d, after %d such rounds. "Each" is the time of a lane for a story, "model" what the model
        takes of it (measured by itself, in the process of the benchmark), "overhead" the rest: taking the run, its events,
        its rows and those of the batch. Asked for: under 10 ms.

        | lanes | stories | stories/min | each ms | model ms | overhead ms | share | CPU of the product, ms each |
        |---:|---:|---:|---:|---:|---:|---:|---:|
        %s""",
        LocalDate.now(ZoneOffset.UTC),
        Runtime.getRuntime().availableProcessors(),
        StoryFigures.words(),
        StoryFigures.BATCH,
        StoryFigures.WARM_UPS,
        rounds.stream().map(StoryPage::line).collect(Collectors.joining()));
  }

  private static String line(StoryFigures.Round round) {
    return String.format(
        Locale.ROOT,
        "| %d | %,d | %,.0f | %.2f | %.2f | **%.2f** | %.0f %% | %.2f |%n",
        round.lanes(),
        round.stories(),
        round.perMinute(),
        round.millisEach(),
        round.modelMillis(),
        round.overheadMillis(),
        100 * round.overheadMillis() / round.millisEach(),
        round.cpuMillis() / round.stories());
  }
}
