package live.grandstand.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Measures one server: starts it, lets the viewers in, sends, lets them in again, ends it. */
final class Round {

  private static final Duration PAUSE_BEFORE_REJOINING = Duration.ofMillis(500);
  private static final int REJOINS = 3;

  private final Contender contender;
  private final BenchSettings settings;
  private final DeliveryLog log = new DeliveryLog();

  Round(Contender contender, BenchSettings settings) {
    this.contender = contender;
    this.settings = settings;
  }

  RoundResult run() throws IOException, InterruptedException {
    try (MeasuredServer server = contender.starter().start(settings)) {
      return measure(server);
    }
  }

  private RoundResult measure(MeasuredServer server) throws IOException, InterruptedException {
    Progress.say("  %s", server.version());
    ProcessMeter meter = server.meter();
    RoundResult.Builder result = new RoundResult.Builder(contender.title(), server.version());
    try (LoadClient client = client(server)) {
      result.cold = Joins.measure(client, meter, settings.viewers());
      Progress.say("  %-13s %s", "joins, cold", result.cold.line());
      traffic(new Traffic(client, log, meter, settings.senders()), result);
      result.residentMegabytes = meter.residentBytes() / 1e6;
      result.frameBytes = client.frameBytes();
    }
    result.warm = rejoin(server, meter);
    return result.build();
  }

  private void traffic(Traffic traffic, RoundResult.Builder result) throws IOException {
    say("warm-up", traffic.saturate(settings.largestWindow(), settings.warmUp()));
    for (int window : settings.windows()) {
      PhaseResult saturation = traffic.saturate(window, settings.saturation());
      result.saturations.add(say(window + " in flight", saturation));
    }
    result.steady60 = say("60 msg/s", traffic.steady(60, settings.steady60()));
    result.steady200 = say("200 msg/s", traffic.steady(200, settings.steady200()));
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
    Joins mean = Joins.mean(all);
    Progress.say("  %-13s %s", "joins, warm", mean.line());
    return mean;
  }

  private LoadClient client(MeasuredServer server) throws IOException {
    return new LoadClient(server.address(), server.dialect(), log);
  }

  private static PhaseResult say(String phase, PhaseResult result) {
    Progress.say("  %-13s %s", phase, result.line());
    return result;
  }
}
