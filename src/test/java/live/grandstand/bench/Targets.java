package live.grandstand.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.DoublePredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The specification's table of targets (performance.md), filled with a run's figures. */
final class Targets {

  private static final String OWN = Contender.GRANDSTAND;

  /** Rounding of clock ticks and collections: less than this is not a difference. */
  private static final double HEAP_TOLERANCE_MEGABYTES = 10;

  /** Part by which frames a join may differ between the rooms. */
  private static final double FRAMES_TOLERANCE = 1.02;

  /** One in 250 ms, and room for clocks. */
  private static final double COUNTS_A_SECOND = 4.2;

  private final Figures figures;
  private final String saturation;
  private final List<Target> targets = new ArrayList<>();

  Targets(Figures figures, BenchSettings settings) {
    this.figures = figures;
    this.saturation = Titles.saturation(settings.largestWindow());
  }

  /** The table in Markdown. */
  String table() {
    return Stream.concat(
            Stream.of(
                "| target | asked for | measured | | : Socket.IO / Node | : netty-socketio |",
                "|---|---|---:|---|---:|---:|"),
            all().stream().map(Target::line))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  /** All lines, in the order of the specification. */
  List<Target> all() {
    targets.clear();
    oneRoom();
    crowd();
    alone();
    return List.copyOf(targets);
  }

  private void oneRoom() {
    OptionalDouble toNode = ratio(Contender.NODE, saturation, Quantity.DELIVERIES);
    add(
        "saturation, 1,000 viewers, deliveries/s",
        "≥ 8 × Node's; stretch 1,000,000",
        saturation,
        Quantity.DELIVERIES,
        " /s",
        value -> toNode.orElse(0) >= 8);
    add("— CPU a delivery", "≤ 1.8 µs", saturation, Quantity.CPU, " µs", value -> value <= 1.8);
    double bestPeer =
        Math.min(
            peer(Contender.NODE, Titles.STEADY60, Quantity.CPU),
            peer(Contender.NETTY, Titles.STEADY60, Quantity.CPU));
    add(
        "60 msg/s: CPU a delivery",
        "≤ the best peer's",
        Titles.STEADY60,
        Quantity.CPU,
        " µs",
        value -> !Double.isInfinite(bestPeer) && value <= bestPeer);
    add("— p99", "≤ 100 ms", Titles.STEADY60, Quantity.P99, " ms", value -> value <= 100);
    boolean sustained =
        figures.isComplete(OWN, Titles.STEADY200)
            && !figures.fellBehind(OWN).contains(Titles.STEADY200);
    add(
        "200 msg/s for 30 s: p99",
        "≤ 150 ms, sustained, nothing lost",
        Titles.STEADY200,
        Quantity.P99,
        " ms",
        value -> value <= 150 && sustained);
    joins();
  }

  private void joins() {
    double netty = peer(Contender.NETTY, Titles.JOINS_WARM, Quantity.JOINS);
    add(
        "joins/s, warm",
        "≥ netty-socketio's",
        Titles.JOINS_WARM,
        Quantity.JOINS,
        " /s",
        value -> !Double.isInfinite(netty) && value >= netty);
    double counts = mean(Titles.CROWD_JOINS, Quantity.COUNT_RATE).orElse(0);
    double small = mean(Titles.SMALL_JOINS, Quantity.OWN_JOIN_FRAMES).orElse(0);
    add(
        "10,000 joins: frames for each join, besides ≤ 4 viewer counts a second",
        String.format("as with 1,000: %.2f", small),
        Titles.CROWD_JOINS,
        Quantity.OWN_JOIN_FRAMES,
        "",
        value -> value <= small * FRAMES_TOLERANCE && counts <= COUNTS_A_SECOND);
  }

  private void crowd() {
    add(
        "growth: CPU a delivery at 10,000 viewers : at 1,000, 8 in flight",
        "≤ 1.2",
        Titles.CROWD_8,
        Quantity.GROWTH,
        "",
        value -> value <= 1.2);
    add(
        "— the same deliveries/s as 5 and as 50 msg/s",
        "≤ 1.2",
        Titles.CROWD_STEADY,
        Quantity.GROWTH,
        "",
        value -> value <= 1.2);
    add(
        "10,000 viewers, 5 msg/s for 60 s",
        "all delivered",
        Titles.CROWD_STEADY,
        Quantity.DELIVERED,
        " %",
        value -> figures.isComplete(OWN, Titles.CROWD_STEADY));
    add(
        "— stream ended: told, then disconnected",
        "all",
        Titles.END,
        Quantity.TOLD,
        " %",
        value -> value == 100);
    OptionalDouble before = mean(Titles.IDLE, Quantity.HEAP_BEFORE);
    add(
        "— heap after all have gone",
        String.format("as before: %.1f MB", before.orElse(0)),
        Titles.IDLE,
        Quantity.HEAP_AFTER,
        " MB",
        value -> value <= before.orElse(0) + HEAP_TOLERANCE_MEGABYTES);
    add(
        "idle viewer: heap above a bare endpoint's",
        "≤ 4 KB",
        Titles.IDLE,
        Quantity.OWN_HEAP,
        " KB",
        value -> value <= 4);
  }

  private void alone() {
    add(
        "chat accepted and stored, 100 rooms",
        "≥ 5,000 msg/s",
        Titles.CHAT,
        Quantity.STORED,
        " /s",
        value -> value >= 5_000);
    add(
        "start to ready, data there, slowest of 3",
        "≤ 12 s",
        Titles.START,
        Quantity.SLOWEST,
        " s",
        value -> value <= 12);
    add(
        "REST: GET stream, 32 connections",
        "≥ 3,000 req/s",
        Titles.REST,
        Quantity.REQUESTS,
        " /s",
        value -> value >= 3_000);
    add("— p99", "≤ 20 ms", Titles.REST, Quantity.P99, " ms", value -> value <= 20);
    double closed =
        Math.min(
            mean(Titles.SLOW, Quantity.SILENT_CLOSED).orElse(0),
            mean(Titles.SLOW, Quantity.SILENT_COUNTED).orElse(0));
    add(
        "1 viewer in 100 does not read: the others' p99, compared",
        "≤ 1.2, silent ones closed as `slow consumer`",
        Titles.SLOW,
        Quantity.P99_GROWTH,
        "",
        value -> value <= 1.2 && closed == 100);
  }

  private void add(
      String what,
      String wanted,
      String phase,
      Quantity quantity,
      String unit,
      DoublePredicate isMet) {
    OptionalDouble measured = mean(phase, quantity);
    targets.add(
        new Target(
            what,
            wanted,
            measured,
            unit,
            measured.isPresent() && isMet.test(measured.getAsDouble()),
            ratio(Contender.NODE, phase, quantity),
            ratio(Contender.NETTY, phase, quantity)));
  }

  private OptionalDouble mean(String phase, Quantity quantity) {
    return figures.mean(OWN, phase, quantity);
  }

  private OptionalDouble ratio(String peer, String phase, Quantity quantity) {
    return figures.ratio(OWN, peer, phase, quantity);
  }

  /** A peer's value; infinite if it was not measured. */
  private double peer(String peer, String phase, Quantity quantity) {
    return figures.mean(peer, phase, quantity).orElse(Double.POSITIVE_INFINITY);
  }
}
