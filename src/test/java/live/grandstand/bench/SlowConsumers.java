package live.grandstand.bench;

import java.io.IOException;
import java.time.Duration;

/**
 * One viewer in a hundred does not read, while the others get long messages at a steady pace: what
 * the others notice, and what becomes of the silent ones. The load without them is measured before
 * and after.
 */
final class SlowConsumers {

  private static final int ONE_IN = 100;
  private static final String METRIC = "closed_slow_consumer";

  /**
   * With {@link #PADDING} this is some 170 KB a second for each viewer: half a minute fills what
   * the kernel (up to 4 MiB), the container and the outbox (1 MiB) hold for one that does not read.
   */
  private static final int PER_SECOND = 100;

  private static final String PADDING = "場".repeat(470);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final GrandstandServer server;
  private final BenchSettings settings;
  private final Figures figures;
  private final DeliveryLog log = new DeliveryLog();

  SlowConsumers(GrandstandServer server, BenchSettings settings, Figures figures) {
    this.server = server;
    this.settings = settings;
    this.figures = figures;
  }

  void run() throws IOException, InterruptedException {
    int silent = Math.max(1, settings.viewers() / ONE_IN);
    try (LoadClient readers = new LoadClient(server.address(), server.dialect(), log)) {
      Joins.measure(readers, server.meter(), settings.viewers() - silent);
      Traffic traffic = new Traffic(readers, log, server.meter(), settings.senders());
      traffic.saturate(settings.largestWindow(), settings.times().warmUp());
      readers.pad(PADDING);
      PhaseResult before = traffic.steady(PER_SECOND, settings.times().slow().dividedBy(2));
      before.record(figures, Contender.GRANDSTAND, Titles.SLOW_BEFORE);
      PhaseResult with = withSilent(traffic, silent);
      PhaseResult after = traffic.steady(PER_SECOND, settings.times().slow().dividedBy(2));
      after.record(figures, Contender.GRANDSTAND, Titles.SLOW_AFTER);
      compare((before.p99Millis() + after.p99Millis()) / 2, with.p99Millis());
    }
  }

  private PhaseResult withSilent(Traffic traffic, int count)
      throws IOException, InterruptedException {
    DeliveryLog ignored = new DeliveryLog();
    try (LoadClient silent =
        LoadClient.withSmallBuffers(server.address(), server.dialect(), ignored)) {
      Joins.measure(silent, server.meter(), count);
      SocketTable sockets = new SocketTable(server.address().getPort(), silent.localPorts());
      try (SocketWatch watch = new SocketWatch(sockets)) {
        PhaseResult result = traffic.steady(PER_SECOND, settings.times().slow());
        result.record(figures, Contender.GRANDSTAND, Titles.SLOW);
        fate(silent, watch, count);
        return result;
      }
    }
  }

  /** Now they read what is left: it has to end with the end of the connection. */
  private void fate(LoadClient silent, SocketWatch watch, int count)
      throws IOException, InterruptedException {
    double closedAfter = watch.secondsUntilNone();
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (silent.lostViewers() < count && watch.isNone() && System.nanoTime() < deadline) {
      silent.turn(100);
    }
    int closed = silent.lostViewers();
    long counted = server.rest().metric(METRIC);
    figures.add(Contender.GRANDSTAND, Titles.SLOW, Quantity.SILENT_CLOSED, 100.0 * closed / count);
    figures.add(
        Contender.GRANDSTAND, Titles.SLOW, Quantity.SILENT_COUNTED, 100.0 * counted / count);
    figures.add(Contender.GRANDSTAND, Titles.SLOW, Quantity.SILENT_AFTER, closedAfter);
    String note =
        String.format(
            "Viewers that do not read: %d of %d were closed, the last after %.1f s; `/metrics` counts %d"
                + " closed as `slow consumer`.",
            closed, count, closedAfter, counted);
    figures.note(note);
    Progress.say("  %s", note);
  }

  private void compare(double without, double with) {
    figures.add(Contender.GRANDSTAND, Titles.SLOW, Quantity.P99_WITHOUT, without);
    figures.add(Contender.GRANDSTAND, Titles.SLOW, Quantity.P99_GROWTH, with / without);
  }
}
