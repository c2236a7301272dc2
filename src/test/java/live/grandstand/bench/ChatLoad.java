package live.grandstand.bench;

import java.io.IOException;
import java.time.Duration;

/**
 * Chat in 100 rooms with one viewer in each, who speaks: how many messages are accepted, stored and
 * acknowledged. Each has several on their way; the next one is sent when one is acknowledged.
 */
final class ChatLoad {

  private static final int ROOMS = 100;
  private static final int IN_FLIGHT = 8;
  private static final String OK = "\"ok\":true";
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final GrandstandServer server;
  private final Figures figures;
  private final Histogram latency = new Histogram();
  private final Outstanding outstanding = new Outstanding(ROOMS, IN_FLIGHT);
  private long stored;
  private long refused;

  ChatLoad(GrandstandServer server, Figures figures) {
    this.server = server;
    this.figures = figures;
  }

  void run(Duration duration) throws IOException, InterruptedException {
    GrandstandDialect rooms = server.rest().rooms(server.dialect().tokens(), ROOMS);
    try (LoadClient client = new LoadClient(server.address(), rooms, new DeliveryLog())) {
      Joins.measure(client, server.meter(), ROOMS);
      client.onAcknowledgement(this::acknowledged);
      client.beginPhase();
      pump(client, duration.dividedBy(2));
      latency.clear();
      long storedBefore = stored;
      Consumption before = Consumption.now(server.meter(), client);
      pump(client, duration);
      Consumption used = Consumption.now(server.meter(), client).since(before);
      record(used, stored - storedBefore);
      drain(client);
      check(client);
    }
  }

  private void pump(LoadClient client, Duration duration) throws IOException {
    long end = System.nanoTime() + duration.toNanos();
    while (System.nanoTime() < end) {
      for (int sender = 0; sender < ROOMS; sender++) {
        while (outstanding.hasRoom(sender)) {
          client.sayAcknowledged(sender, outstanding.sent(sender, System.nanoTime()));
        }
      }
      client.turn(10);
    }
  }

  private void acknowledged(String packet) {
    int id = Integer.parseInt(packet.substring(2, packet.indexOf('[')));
    latency.add((System.nanoTime() - outstanding.acknowledged(id)) / 1_000);
    if (packet.contains(OK)) {
      stored++;
    } else {
      refused++;
    }
  }

  private void drain(LoadClient client) throws IOException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while ((outstanding.total() > 0 || client.deliveries() < stored)
        && System.nanoTime() < deadline) {
      client.turn(10);
    }
  }

  private void record(Consumption used, long messages) {
    double each = Math.max(1, messages);
    String server = Contender.GRANDSTAND;
    figures.add(server, Titles.CHAT, Quantity.STORED, messages / used.seconds());
    figures.add(server, Titles.CHAT, Quantity.MESSAGE_CPU, used.serverMicros() / each);
    figures.add(server, Titles.CHAT, Quantity.POSTGRES_MESSAGE_CPU, used.helperMicros() / each);
    figures.add(server, Titles.CHAT, Quantity.P50, latency.percentileMicros(0.50) / 1e3);
    figures.add(server, Titles.CHAT, Quantity.P99, latency.percentileMicros(0.99) / 1e3);
    figures.clientShare(used.clientShare());
    Progress.say(
        "  %-22s %,.0f messages/s · %.1f µs + %.1f µs PostgreSQL · acknowledged p50 %.1f p99 %.1f"
            + " ms · client %.0f %% of a core",
        "chat, " + ROOMS + " rooms",
        messages / used.seconds(),
        used.serverMicros() / each,
        used.helperMicros() / each,
        latency.percentileMicros(0.50) / 1e3,
        latency.percentileMicros(0.99) / 1e3,
        used.clientShare() * 100);
  }

  /** Each message is acknowledged once, and reaches the one viewer of its room once. */
  private void check(LoadClient client) throws IOException {
    if (refused > 0 || outstanding.total() > 0 || client.deliveries() != stored) {
      throw new IOException(
          String.format(
              "%,d messages stored, %,d refused, %,d not answered, %,d delivered",
              stored, refused, outstanding.total(), client.deliveries()));
    }
  }
}
