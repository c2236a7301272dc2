package live.grandstand.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * What the load client costs, found by replaying frames to it, and that it counts right. It warms
 * the client up as well.
 *
 * @param singlyMicros client CPU for a delivery when each frame is a write of its own
 * @param togetherMicros client CPU for a delivery when 32 frames are one write
 */
record ClientCheck(double singlyMicros, double togetherMicros) {

  private static final int TOGETHER = 32;
  private static final int MESSAGES_SINGLY = 600;
  private static final int MESSAGES_TOGETHER = 4_000;
  private static final long DEADLINE_NANOS = Duration.ofSeconds(30).toNanos();

  static ClientCheck run(int viewers) throws IOException {
    replay(viewers, MESSAGES_TOGETHER, TOGETHER);
    double singly = replay(viewers, MESSAGES_SINGLY, 1);
    double together = replay(viewers, MESSAGES_TOGETHER, TOGETHER);
    return new ClientCheck(singly, together);
  }

  private static double replay(int viewers, int messages, int together) throws IOException {
    DeliveryLog log = new DeliveryLog();
    try (ReplayServer server = new ReplayServer();
        LoadClient client = new LoadClient(server.address(), new BroadcastDialect(), log)) {
      for (int i = 0; i < viewers; i++) {
        client.open();
      }
      client.beginPhase();
      for (int i = 0; i < messages; i++) {
        log.sent(System.nanoTime());
      }
      return take(server, client, log, together);
    }
  }

  private static double take(ReplayServer server, LoadClient client, DeliveryLog log, int together)
      throws IOException {
    int messages = log.sent();
    long due = (long) messages * client.viewers();
    CompletableFuture<Void> served =
        CompletableFuture.runAsync(() -> serve(server, client.viewers(), messages, together));
    long deadline = System.nanoTime() + DEADLINE_NANOS;
    while (client.deliveries() == 0 && System.nanoTime() < deadline && !failed(served)) {
      client.turn(100);
    }
    long countedBefore = client.deliveries();
    long before = Consumption.threadMicros();
    while (client.deliveries() < due && System.nanoTime() < deadline && !failed(served)) {
      client.turn(100);
    }
    long used = Consumption.threadMicros() - before;
    Account account = Account.of(client, log, false);
    if (!account.isComplete()) {
      throw new IllegalStateException("the load client counts wrong: " + account.line());
    }
    return (double) used / (due - countedBefore);
  }

  private static boolean failed(CompletableFuture<Void> served) {
    return served.isCompletedExceptionally();
  }

  private static void serve(ReplayServer server, int viewers, int messages, int together) {
    try {
      server.serve(viewers, 0, messages, together);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String line() {
    return String.format(
        "%.2f µs a delivery when frames come singly (%,.0f/s), %.2f µs when %d come together"
            + " (%,.0f/s)",
        singlyMicros, 1e6 / singlyMicros, togetherMicros, TOGETHER, 1e6 / togetherMicros);
  }
}
