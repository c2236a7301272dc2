package live.grandstand.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * The large room on one server: its memory with nobody there, with 10,000 idle viewers and after
 * all have gone; chat to them; and on Grandstand the end of their stream. A smaller crowd in the
 * same process comes first, to warm the server up and to compare the cost of a delivery with.
 */
final class Crowd {

  private static final int GROWTH_WINDOW = 8;
  private static final int LARGE_PER_SECOND = 5;
  private static final Duration SMALL_STEADY = Duration.ofSeconds(10);

  /** A server may take so long to forget connections that its peers have closed. */
  private static final Duration FORGETTING = Duration.ofSeconds(6);

  /** The last viewer counts are still on their way when the last viewer is in. */
  private static final Duration SETTLING = Duration.ofSeconds(2);

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Contender contender;
  private final BenchSettings settings;
  private final Figures figures;
  private final String title;
  private final boolean chats;
  private final DeliveryLog log = new DeliveryLog();

  Crowd(Contender contender, BenchSettings settings, Figures figures) {
    this.contender = contender;
    this.settings = settings;
    this.figures = figures;
    this.title = contender.title();
    this.chats = settings.has(Phase.CROWD) && !contender.isBare();
  }

  void run() throws IOException, InterruptedException {
    try (MeasuredServer server = contender.starter().start(settings)) {
      Progress.say("  %s", server.version());
      figures.version(title, server.version());
      smallRoom(server);
      Memory before = gone(server, "before");
      largeRoom(server, before);
      Memory after = gone(server, "after all have gone");
      figures.add(title, Titles.IDLE, Quantity.HEAP_AFTER, after.heapMegabytes());
      figures.add(title, Titles.IDLE, Quantity.RSS_AFTER, after.residentMegabytes());
    }
  }

  private void smallRoom(MeasuredServer server) throws IOException {
    try (LoadClient client = client(server)) {
      joins(Joins.measure(client, server.meter(), settings.viewers()), Titles.SMALL_JOINS);
      if (chats) {
        Traffic traffic = traffic(server, client);
        traffic.saturate(settings.largestWindow(), settings.times().warmUp());
        traffic
            .saturate(GROWTH_WINDOW, settings.times().saturation())
            .record(figures, title, Titles.SMALL_8);
        int perSecond = LARGE_PER_SECOND * settings.crowd() / settings.viewers();
        traffic.steady(perSecond, SMALL_STEADY).record(figures, title, Titles.SMALL_STEADY);
      }
    }
  }

  private void largeRoom(MeasuredServer server, Memory before)
      throws IOException, InterruptedException {
    try (LoadClient client = client(server)) {
      Joins joins = Joins.measure(client, server.meter(), settings.crowd());
      joins(joins, Titles.CROWD_JOINS);
      listen(client, SETTLING);
      idle(before, Memory.of(server));
      if (chats) {
        chat(traffic(server, client));
      }
      if (chats && server instanceof GrandstandServer grandstand) {
        end(grandstand, client);
      }
    }
  }

  private void joins(Joins joins, String phase) {
    joins.record(figures, title, phase);
    if (!contender.isBare()) {
      figures.add(title, phase, Quantity.JOIN_FRAMES, joins.frames());
      figures.add(title, phase, Quantity.OWN_JOIN_FRAMES, joins.ownFrames());
    }
    if (joins.counts() > 0) {
      figures.add(title, phase, Quantity.COUNT_RATE, joins.countsEachSecond());
    }
  }

  private void idle(Memory before, Memory connected) {
    Progress.say("  %-22s %s", "idle viewers", connected.line());
    Memory each = connected.since(before);
    figures.add(title, Titles.IDLE, Quantity.HEAP_EACH, each.heap() / 1024.0 / settings.crowd());
    figures.add(title, Titles.IDLE, Quantity.RSS_EACH, each.resident() / 1024.0 / settings.crowd());
    figures.add(title, Titles.IDLE, Quantity.HEAP_BEFORE, before.heapMegabytes());
    figures.add(title, Titles.IDLE, Quantity.RSS_BEFORE, before.residentMegabytes());
    figures.add(title, Titles.IDLE, Quantity.HEAP_CONNECTED, connected.heapMegabytes());
    figures.add(title, Titles.IDLE, Quantity.RSS_CONNECTED, connected.residentMegabytes());
  }

  private void chat(Traffic traffic) throws IOException {
    PhaseResult saturated = traffic.saturate(GROWTH_WINDOW, settings.times().saturation());
    saturated.record(figures, title, Titles.CROWD_8);
    growth(Titles.CROWD_8, Titles.SMALL_8);
    PhaseResult steady = traffic.steady(LARGE_PER_SECOND, settings.times().crowd());
    steady.record(figures, title, Titles.CROWD_STEADY);
    growth(Titles.CROWD_STEADY, Titles.SMALL_STEADY);
  }

  private void growth(String large, String small) {
    double one = figures.mean(title, small, Quantity.CPU).orElse(Double.NaN);
    double ten = figures.mean(title, large, Quantity.CPU).orElse(Double.NaN);
    figures.add(title, large, Quantity.GROWTH, ten / one);
  }

  /** The streamer goes off air: everyone is told, and then disconnected. */
  private void end(GrandstandServer server, LoadClient client)
      throws IOException, InterruptedException {
    long begin = System.nanoTime();
    CompletableFuture<Integer> answer = server.rest().end(server.dialect());
    long deadline = begin + PATIENCE.toNanos();
    while (client.lostViewers() < client.viewers() && System.nanoTime() < deadline) {
      client.turn(100);
    }
    String outcome =
        String.format(
            "The end of the stream with %,d viewers: REST answered %d; %,d were told, then"
                + " disconnected; %,d are left after %.1f s; `/health` answers %d.",
            client.viewers(),
            answer.join(),
            client.endedInOrder(),
            client.viewers() - client.lostViewers(),
            (System.nanoTime() - begin) / 1e9,
            server.rest().health());
    figures.add(title, Titles.END, Quantity.TOLD, percent(client.endedInOrder(), client.viewers()));
    figures.add(
        title, Titles.END, Quantity.CLOSED, percent(client.lostViewers(), client.viewers()));
    figures.add(title, Titles.END, Quantity.SECONDS, (System.nanoTime() - begin) / 1e9);
    figures.note(outcome);
    Progress.say("  %s", outcome);
  }

  private static double percent(int part, int whole) {
    return 100.0 * part / whole;
  }

  private Memory gone(MeasuredServer server, String when) throws IOException, InterruptedException {
    Thread.sleep(FORGETTING.toMillis());
    Memory memory = Memory.of(server);
    Progress.say("  %-22s %s", when, memory.line());
    return memory;
  }

  private static void listen(LoadClient client, Duration time) throws IOException {
    long end = System.nanoTime() + time.toNanos();
    while (System.nanoTime() < end) {
      client.turn(10);
    }
  }

  private Traffic traffic(MeasuredServer server, LoadClient client) {
    return new Traffic(client, log, server.meter(), settings.senders());
  }

  private LoadClient client(MeasuredServer server) throws IOException {
    return new LoadClient(server.address(), server.dialect(), log);
  }
}
