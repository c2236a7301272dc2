package live.grandstand.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** One room on one server: lets the viewers in, sends, lets them in again. */
final class Round {

  private static final Duration PAUSE_BEFORE_REJOINING = Duration.ofMillis(500);
  private static final int REJOINS = 3;

  private final Contender contender;
  private final BenchSettings settings;
  private final Figures figures;
  private final DeliveryLog log = new DeliveryLog();

  Round(Contender contender, BenchSettings settings, Figures figures) {
    this.contender = contender;
    this.settings = settings;
    this.figures = figures;
  }

  /** Measures a server of its own; the steady loads only if it is the {@code first} round. */
  void run(boolean first) throws IOException, InterruptedException {
    try (MeasuredServer server = contender.starter().start(settings)) {
      Progress.say("  %s", server.version());
      figures.version(contender.title(), server.version());
      measure(server, first);
    }
  }

  private void measure(MeasuredServer server, boolean first)
      throws IOException, InterruptedException {
    ProcessMeter meter = server.meter();
    String title = contender.title();
    try (LoadClient client = client(server)) {
      Joins.measure(client, meter, settings.viewers()).record(figures, title, Titles.JOINS_COLD);
      traffic(new Traffic(client, log, meter, settings.senders()), first);
      figures.add(title, Titles.ROOM, Quantity.RSS_CONNECTED, meter.residentBytes() / 1e6);
      figures.add(title, Titles.ROOM, Quantity.FRAME, client.frameBytes());
    }
    if (settings.has(Phase.JOINS)) {
      rejoin(server, meter).record(figures, title, Titles.JOINS_WARM);
    }
  }

  private void traffic(Traffic traffic, boolean first) throws IOException {
    traffic.saturate(settings.largestWindow(), settings.times().warmUp());
    if (settings.has(Phase.SATURATION)) {
      for (int window : settings.windows()) {
        PhaseResult result = traffic.saturate(window, settings.times().saturation());
        result.record(figures, contender.title(), Titles.saturation(window));
      }
    }
    if (first && settings.has(Phase.STEADY60)) {
      PhaseResult result = traffic.steady(60, settings.times().steady60());
      result.record(figures, contender.title(), Titles.STEADY60);
    }
    if (first && settings.has(Phase.STEADY200)) {
      PhaseResult result = traffic.steady(200, settings.times().steady200());
      result.record(figures, contender.title(), Titles.STEADY200);
    }
  }

  /** The mean of several times, as a single one lasts a fraction of a second. */
  private Joins rejoin(MeasuredServer server, ProcessMeter meter)
      throws IOException, InterruptedException {
    List<Joins> all = new ArrayList<>();
    for (int i = 0; i < REJOINS; i++) {
      Thread.sleep(PAUSE_BEFORE_REJOINING.toMillis());
      try (LoadClient client = client(server)) {
        all.add(Joins.measure(client, meter, settings.viewers()));
      }
    }
    return Joins.mean(all);
  }

  private LoadClient client(MeasuredServer server) throws IOException {
    return new LoadClient(server.address(), server.dialect(), log);
  }
}
