package live.grandstand.bench;

import java.io.IOException;

/**
 * A server that can be started for a round.
 *
 * @param title how the table names it
 * @param starter starts it
 */
record Contender(String title, Starter starter) {

  /** Starts a server of its own and waits until it serves. */
  @FunctionalInterface
  interface Starter {
    MeasuredServer start(BenchSettings settings) throws IOException, InterruptedException;
  }

  /** The contender behind a name of {@code bench.servers}. */
  static Contender named(String name) {
    return switch (name.strip()) {
      case "node" -> new Contender("Socket.IO / Node", settings -> BroadcastServer.node());
      case "netty" -> new Contender("netty-socketio", settings -> BroadcastServer.netty());
      case "grandstand" -> new Contender("Grandstand", GrandstandServer::start);
      default -> throw new IllegalArgumentException("bench.servers: unknown server " + name);
    };
  }
}
