package live.grandstand.bench;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** What {@link ContainerComparison} found, as a page: one line for each variant. */
final class ContainerPage {
  /** One figure that is compared. */
  private record Column(String title, String phase, Quantity quantity) {}

  private static final List<Column> COLUMNS =
      List.of(
          new Column("joins/s, warm", Titles.JOINS_WARM, Quantity.JOINS),
          new Column("8 in flight: deliveries/s", Titles.saturation(8), Quantity.DELIVERIES),
          new Column("60 msg/s: µs a delivery", Titles.STEADY60, Quantity.CPU),
          new Column("— p99 ms", Titles.STEADY60, Quantity.P99),
          new Column("200 msg/s: µs a delivery", Titles.STEADY200, Quantity.CPU),
          new Column("— p99 ms", Titles.STEADY200, Quantity.P99),
          new Column("GET/s", Titles.REST, Quantity.REQUESTS));

  private final BenchSettings settings;
  private final Figures figures;

  ContainerPage(BenchSettings settings, Figures figures) {
    this.settings = settings;
    this.figures = figures;
  }

  String text(Collection<ContainerVariant> measured) {
    return """
    # What the settings of the container are worth

    Written on %s by `mvn -Pbench -Dbench.main=live.grandstand.bench.ContainerComparison`, load
    client on the same %d cores, %,d viewers in one room. Each line is the product with `payara-config/`
    and one thing changed. A cell is the mean of %d runs of a process of its own, and in brackets each
    of them: what differs by less than these do among themselves is noise.

    %s"""
        .formatted(
            LocalDate.now(ZoneOffset.UTC),
            Runtime.getRuntime().availableProcessors(),
            settings.viewers(),
            settings.rounds(),
            table(measured));
  }

  private String table(Collection<ContainerVariant> measured) {
    List<String> lines = new ArrayList<>();
    lines.add("| variant | " + titles() + " |");
    lines.add("|---|" + "---:|".repeat(COLUMNS.size()));
    for (ContainerVariant variant : measured) {
      lines.add("| " + variant.title() + " | " + cells(variant) + " |");
    }
    return String.join("\n", lines) + "\n";
  }

  private static String titles() {
    return COLUMNS.stream().map(Column::title).collect(Collectors.joining(" | "));
  }

  private String cells(ContainerVariant variant) {
    return COLUMNS.stream()
        .map(column -> cell(variant.title(), column))
        .collect(Collectors.joining(" | "));
  }

  private String cell(String server, Column column) {
    List<Double> rounds = figures.rounds(server, column.phase(), column.quantity());
    double mean = rounds.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
    return rounds.stream()
        .map(column.quantity()::print)
        .collect(Collectors.joining(", ", column.quantity().print(mean) + " (", ")"));
  }
}
