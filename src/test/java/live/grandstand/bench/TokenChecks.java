package live.grandstand.bench;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Requests that have their token checked and ask the database for nothing else: {@code GET
 * /api/admin/rooms}, by administrators.
 */
final class TokenChecks {
  static final int CONNECTIONS = 8;

  private static final String PATH = "/api/admin/rooms?limit=1";

  private final AccountCrowd crowd;
  private final List<String> tokens;

  TokenChecks(AccountCrowd crowd, List<String> tokens) {
    this.crowd = crowd;
    this.tokens = tokens;
  }

  /**
   * What a run showed.
   *
   * @param refused answers other than 200
   */
  record Result(int checks, int refused, double seconds, double p50Millis, double p99Millis) {
    double perSecond() {
      return checks / seconds;
    }
  }

  /** A request with a token. */
  static byte[] request(String token) {
    return PlainHttp.get(PATH, token);
  }

  /** Checks each token in turn until so many requests were made. */
  Result run(int checks) throws IOException, InterruptedException {
    Histogram latency = new Histogram();
    AtomicInteger refused = new AtomicInteger();
    BlockingQueue<PlainHttp> connections = connections();
    long begin = System.nanoTime();
    InParallel.run(
        CONNECTIONS,
        checks,
        number -> {
          PlainHttp connection = connections.take();
          PlainHttp.Answer answer = connection.ask(request(tokens.get(number % tokens.size())));
          connections.add(connection);
          refused.addAndGet(answer.status() == 200 ? 0 : 1);
          synchronized (latency) {
            latency.add(answer.nanos() / 1_000);
          }
        });
    double seconds = (System.nanoTime() - begin) / 1e9;
    for (PlainHttp connection : connections) {
      connection.close();
    }
    return new Result(
        checks,
        refused.get(),
        seconds,
        latency.percentileMicros(0.50) / 1e3,
        latency.percentileMicros(0.99) / 1e3);
  }

  private BlockingQueue<PlainHttp> connections() throws IOException {
    BlockingQueue<PlainHttp> connections = new LinkedBlockingQueue<>();
    for (int i = 0; i < CONNECTIONS; i++) {
      connections.add(crowd.connect());
    }
    return connections;
  }
}
