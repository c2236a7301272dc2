package live.grandstand.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The table of a run: one column for each server, the means of its rounds, and the ratios. */
final class Report {

  private static final String OWN = Contender.GRANDSTAND;

  private final BenchSettings settings;
  private final Figures figures;
  private final List<String> titles;
  private final List<String> peers;

  Report(BenchSettings settings, Figures figures) {
    this.settings = settings;
    this.figures = figures;
    this.titles =
        figures.versions().keySet().stream().filter(name -> !name.equals(Contender.BARE)).toList();
    this.peers =
        titles.contains(OWN)
            ? titles.stream().filter(name -> !name.equals(OWN)).toList()
            : List.of();
  }

  /** The table in Markdown. */
  String table() {
    List<String> lines = new ArrayList<>();
    List<String> head = new ArrayList<>(List.of(String.format("%,d viewers", settings.viewers())));
    head.addAll(titles);
    peers.forEach(peer -> head.add(OWN + " : " + peer));
    lines.add(line(head));
    lines.add("|---|" + "---:|".repeat(head.size() - 1));
    for (String phase : figures.phases()) {
      rows(phase, lines);
    }
    lines.add(line(verdicts("everything delivered once", this::delivery)));
    lines.add(line(verdicts("same order for everybody", this::order)));
    return String.join("\n", lines) + "\n";
  }

  private void rows(String phase, List<String> lines) {
    String prefix = phase + ": ";
    for (Quantity quantity : figures.quantities(phase)) {
      List<String> cells = cells(phase, quantity);
      if (cells.stream().anyMatch(cell -> !cell.isEmpty())) {
        cells.add(0, prefix + quantity.title());
        lines.add(line(cells));
        prefix = "— ";
      }
    }
  }

  private List<String> cells(String phase, Quantity quantity) {
    List<String> cells = new ArrayList<>();
    for (String title : titles) {
      OptionalDouble mean = figures.mean(title, phase, quantity);
      cells.add(mean.isPresent() ? quantity.print(mean.getAsDouble()) : "");
    }
    for (String peer : peers) {
      OptionalDouble ratio = figures.ratio(OWN, peer, phase, quantity);
      cells.add(ratio.isPresent() ? String.format("%.2f", ratio.getAsDouble()) : "");
    }
    return cells;
  }

  private List<String> verdicts(String name, Function<String, String> verdict) {
    List<String> cells = new ArrayList<>(List.of(name));
    titles.forEach(title -> cells.add(verdict.apply(title)));
    peers.forEach(peer -> cells.add(""));
    return cells;
  }

  private String delivery(String title) {
    List<String> lossy = figures.incomplete(title);
    List<String> late = figures.fellBehind(title);
    String verdict = lossy.isEmpty() ? "yes" : "**no**: " + String.join("; ", lossy);
    return late.isEmpty() ? verdict : verdict + "; fell behind: " + String.join("; ", late);
  }

  private String order(String title) {
    List<String> mixed = figures.disordered(title);
    return mixed.isEmpty() ? "yes" : "**no**, in " + mixed.size() + " phases";
  }

  private static String line(List<String> cells) {
    return cells.stream().collect(Collectors.joining(" | ", "| ", " |"));
  }
}
