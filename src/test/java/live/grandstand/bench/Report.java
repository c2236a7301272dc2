package live.grandstand.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** The table of a run: one column for each server, the means of its rounds, and the ratios. */
final class Report {

  private static final String OWN = "Grandstand";

  /**
   * A line of the table.
   *
   * @param format how a value is printed; {@link String#format}
   */
  private record Row(String title, String format, ToDoubleFunction<RoundResult> value) {}

  private static final List<Row> STEADY =
      List.of(
          new Row("60 msg/s: CPU µs a delivery", "%.2f", r -> r.steady60().serverMicros()),
          new Row("— PostgreSQL CPU µs a delivery", "%.2f", r -> r.steady60().helperMicros()),
          new Row("— p50 ms", "%.1f", r -> r.steady60().p50Millis()),
          new Row("— p99 ms", "%.1f", r -> r.steady60().p99Millis()),
          new Row("— max ms", "%.1f", r -> r.steady60().maxMillis()),
          new Row("200 msg/s: deliveries/s", "%,.0f", r -> r.steady200().perSecond()),
          new Row("— CPU µs a delivery", "%.2f", r -> r.steady200().serverMicros()),
          new Row("— p50 ms", "%.1f", r -> r.steady200().p50Millis()),
          new Row("— p99 ms", "%.1f", r -> r.steady200().p99Millis()),
          new Row("— max ms", "%.1f", r -> r.steady200().maxMillis()),
          new Row("joins/s, warm", "%,.0f", r -> r.warm().perSecond()),
          new Row("— CPU µs a join", "%,.0f", r -> r.warm().serverMicros()),
          new Row("joins/s, just started", "%,.0f", r -> r.cold().perSecond()),
          new Row("RSS MB, viewers connected", "%,.0f", RoundResult::residentMegabytes),
          new Row("bytes of a new_message frame", "%.0f", RoundResult::frameBytes));

  private final BenchSettings settings;
  private final ClientCheck client;
  private final List<RoundResult> results;
  private final List<String> titles;

  Report(BenchSettings settings, ClientCheck client, List<RoundResult> results) {
    this.settings = settings;
    this.client = client;
    this.results = results;
    this.titles = results.stream().map(RoundResult::title).distinct().toList();
  }

  /** The table in Markdown. */
  String table() {
    List<String> lines = new ArrayList<>();
    List<String> peers = hasOwn() ? peers() : List.of();
    List<String> head = new ArrayList<>(List.of(settings.viewers() + " viewers, one room"));
    head.addAll(titles);
    peers.forEach(peer -> head.add(OWN + " : " + peer));
    lines.add(line(head));
    lines.add("|---|" + "---:|".repeat(head.size() - 1));
    rows().forEach(row -> lines.add(line(cells(row, peers))));
    lines.add(line(verdicts("everything delivered once", this::delivery, peers)));
    lines.add(line(verdicts("same order for everybody", this::order, peers)));
    return String.join("\n", lines) + "\n";
  }

  /** The whole of {@code docs/benchmarks.md}. */
  String page() {
    return new ReportPage(settings, client, results).text(table());
  }

  private List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < settings.windows().size(); i++) {
      rows.addAll(saturation(i));
    }
    rows.addAll(STEADY);
    return rows;
  }

  private List<Row> saturation(int place) {
    Function<RoundResult, PhaseResult> phase = result -> result.saturations().get(place);
    return List.of(
        new Row(
            "saturation, " + settings.windows().get(place) + " in flight: deliveries/s",
            "%,.0f",
            r -> phase.apply(r).perSecond()),
        new Row("— CPU µs a delivery", "%.2f", r -> phase.apply(r).serverMicros()),
        new Row("— PostgreSQL CPU µs a delivery", "%.2f", r -> phase.apply(r).helperMicros()),
        new Row("— p50 ms", "%.0f", r -> phase.apply(r).p50Millis()),
        new Row("— p99 ms", "%.0f", r -> phase.apply(r).p99Millis()),
        new Row("— max ms", "%.0f", r -> phase.apply(r).maxMillis()));
  }

  private List<String> cells(Row row, List<String> peers) {
    List<String> cells = new ArrayList<>(List.of(row.title()));
    for (String title : titles) {
      double mean = mean(title, row);
      cells.add(mean == 0 ? "" : String.format(row.format(), mean));
    }
    for (String peer : peers) {
      double other = mean(peer, row);
      cells.add(other == 0 ? "" : String.format("%.2f", mean(OWN, row) / other));
    }
    return cells;
  }

  private List<String> verdicts(String name, UnaryOperator<String> verdict, List<String> peers) {
    List<String> cells = new ArrayList<>(List.of(name));
    titles.forEach(title -> cells.add(verdict.apply(title)));
    peers.forEach(peer -> cells.add(""));
    return cells;
  }

  private String delivery(String title) {
    boolean complete = of(title).stream().allMatch(RoundResult::isComplete);
    List<String> late =
        of(title).stream().flatMap(r -> r.fellBehind().stream()).distinct().toList();
    String verdict = complete ? "yes" : "**no**";
    return late.isEmpty() ? verdict : verdict + "; fell behind at " + String.join(", ", late);
  }

  private String order(String title) {
    return of(title).stream().allMatch(RoundResult::isInOrder) ? "yes" : "**no**";
  }

  private double mean(String title, Row row) {
    return of(title).stream().mapToDouble(row.value()).average().orElse(0);
  }

  private List<RoundResult> of(String title) {
    return results.stream().filter(result -> result.title().equals(title)).toList();
  }

  private boolean hasOwn() {
    return titles.contains(OWN);
  }

  private List<String> peers() {
    return titles.stream().filter(title -> !title.equals(OWN)).toList();
  }

  private static String line(List<String> cells) {
    return cells.stream().collect(Collectors.joining(" | ", "| ", " |"));
  }
}
