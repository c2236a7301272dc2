package live.grandstand.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What is measured on Grandstand only, as its peers have no such thing: one process for all. */
final class Alone {

  private static final int STARTS = 3;

  /** The way of a request is long, so it takes longer until all of it is compiled. */
  private static final int REST_WARM_UPS = 3;

  private static final String SERVER = Contender.GRANDSTAND;

  private final BenchSettings settings;
  private final Figures figures;

  Alone(BenchSettings settings, Figures figures) {
    this.settings = settings;
    this.figures = figures;
  }

  void run() throws IOException, InterruptedException {
    if (settings.has(Phase.REST) || settings.has(Phase.SLOW) || settings.has(Phase.CHAT)) {
      try (GrandstandServer server = GrandstandServer.start(settings)) {
        figures.version(SERVER, server.version());
        serve(server);
      }
    }
    if (settings.has(Phase.START)) {
      starts();
    }
  }

  private void serve(GrandstandServer server) throws IOException, InterruptedException {
    if (settings.has(Phase.SLOW)) {
      new SlowConsumers(server, settings, figures).run();
    }
    if (settings.has(Phase.CHAT)) {
      new ChatLoad(server, figures).run(settings.times().chat());
    }
    if (settings.has(Phase.REST)) {
      rest(server);
    }
  }

  private void rest(GrandstandServer server) throws IOException {
    String path = "/api/streams/" + server.dialect().streams().get(0);
    try (RestLoad load = new RestLoad(server.address(), path)) {
      load.run(settings.times().warmUp().multipliedBy(REST_WARM_UPS));
      long before = server.meter().cpuMicros();
      RestLoad.Result result = load.run(settings.times().rest());
      double used = (double) (server.meter().cpuMicros() - before) / result.answers();
      figures.add(SERVER, Titles.REST, Quantity.REQUESTS, result.perSecond());
      figures.add(SERVER, Titles.REST, Quantity.P50, result.p50Millis());
      figures.add(SERVER, Titles.REST, Quantity.P99, result.p99Millis());
      figures.add(SERVER, Titles.REST, Quantity.REQUEST_CPU, used);
      figures.clientShare(result.clientShare());
      Progress.say("  %-22s %s · %.0f µs each", "GET of a stream", result.line(), used);
    }
  }

  /** Starts with the data that earlier phases left; if there are none, it makes some first. */
  private void starts() throws IOException {
    if (!GrandstandServer.hasData()) {
      GrandstandServer.timeToReady();
    }
    List<Double> seconds = new ArrayList<>();
    for (int i = 0; i < STARTS; i++) {
      Duration time = GrandstandServer.timeToReady();
      seconds.add(time.toMillis() / 1e3);
      figures.add(SERVER, Titles.START, Quantity.SECONDS, time.toMillis() / 1e3);
    }
    double slowest = seconds.stream().mapToDouble(Double::doubleValue).max().orElse(0);
    figures.add(SERVER, Titles.START, Quantity.SLOWEST, slowest);
    Progress.say("  %-22s %s s", Titles.START, seconds);
  }
}
