package live.grandstand.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What the settings of the container are worth: the product with each {@link ContainerVariant}, one
 * process at a time, every second round in reverse order. Writes {@code
 * docs/container-settings.md}:
 *
 * <pre>mvn -Pbench -Dbench.main=live.grandstand.bench.ContainerComparison</pre>
 *
 * <p>{@code -Dbench.options=-Dbench.variants=AS_DELIVERED,ONE_SELECTOR} measures these only.
 */
final class ContainerComparison {
  private static final Path REPORT = Path.of("docs", "container-settings.md");
  private static final Path FOLDER = Path.of("target", "bench", "variants");
  private static final int COLD_JOINS = 2;
  private static final int WARM_JOINS = 2;
  private static final Duration WARM_UP = Duration.ofSeconds(3);
  private static final Duration TRAFFIC = Duration.ofSeconds(4);

  private final BenchSettings settings;
  private final Figures figures = new Figures();

  private ContainerComparison(BenchSettings settings) {
    this.settings = settings;
  }

  public static void main(String[] arguments) throws IOException, InterruptedException {
    FanOutBenchmark.endServersAtExit();
    BenchSettings settings = BenchSettings.fromSystemProperties();
    new ContainerComparison(settings).run();
  }

  private void run() throws IOException, InterruptedException {
    List<ContainerVariant> order = new ArrayList<>(asked());
    for (int round = 1; round <= settings.rounds(); round++) {
      for (ContainerVariant variant : order) {
        Progress.say("Round %d: %s", round, variant.title());
        measure(variant);
      }
      Collections.reverse(order);
      write(order);
    }
  }

  private void write(List<ContainerVariant> measured) throws IOException {
    String page = new ContainerPage(settings, figures).text(new TreeSet<>(measured));
    Files.writeString(REPORT, page);
    Progress.say("%n%s%nWritten to %s", page, REPORT);
  }

  private static List<ContainerVariant> asked() {
    String names = System.getProperty("bench.variants", "");
    return names.isEmpty()
        ? List.of(ContainerVariant.values())
        : Stream.of(names.split(",")).map(ContainerVariant::valueOf).toList();
  }

  private void measure(ContainerVariant variant) throws IOException, InterruptedException {
    try (GrandstandServer server = GrandstandServer.start(settings, variant.arguments(FOLDER))) {
      joins(variant, server);
      traffic(variant, server);
      requests(variant, server);
    }
  }

  private void joins(ContainerVariant variant, GrandstandServer server) throws IOException {
    List<Joins> warm = new ArrayList<>();
    for (int i = 0; i < COLD_JOINS + WARM_JOINS; i++) {
      try (LoadClient client = client(server)) {
        Joins joins = Joins.measure(client, server.meter(), settings.viewers());
        if (i >= COLD_JOINS) {
          warm.add(joins);
        }
      }
    }
    Joins.mean(warm).record(figures, variant.title(), Titles.JOINS_WARM);
  }

  private void traffic(ContainerVariant variant, GrandstandServer server) throws IOException {
    DeliveryLog log = new DeliveryLog();
    try (LoadClient client = new LoadClient(server.address(), server.dialect(), log)) {
      Joins.measure(client, server.meter(), settings.viewers());
      Traffic traffic = new Traffic(client, log, server.meter(), settings.senders());
      traffic.saturate(settings.largestWindow(), WARM_UP);
      record(variant, Titles.saturation(8), traffic.saturate(8, TRAFFIC));
      record(variant, Titles.STEADY60, traffic.steady(60, TRAFFIC));
      record(variant, Titles.STEADY200, traffic.steady(200, TRAFFIC));
    }
  }

  private void record(ContainerVariant variant, String phase, PhaseResult result) {
    result.record(figures, variant.title(), phase);
  }

  private void requests(ContainerVariant variant, GrandstandServer server) throws IOException {
    String path = "/api/streams/" + server.dialect().streams().get(0);
    try (RestLoad load = new RestLoad(server.address(), path)) {
      load.run(WARM_UP.multipliedBy(2));
      RestLoad.Result result = load.run(TRAFFIC);
      figures.add(variant.title(), Titles.REST, Quantity.REQUESTS, result.perSecond());
      Progress.say("  %-22s %s", "GET of a stream", result.line());
    }
  }

  private static LoadClient client(GrandstandServer server) throws IOException {
    return new LoadClient(server.address(), server.dialect(), new DeliveryLog());
  }
}
