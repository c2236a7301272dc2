package live.grandstand.bench;

import java.io.IOException;

/**
 * A server that can be started for a round.
 *
 * @param title how the table names it
 * @param starter starts it
 */
record Contender(String title, Starter starter) {

  static final String NODE = "Socket.IO / Node";
  static final String NETTY = "netty-socketio";
  static final String GRANDSTAND = "Grandstand";
  static final String BARE = "bare endpoint";

  /** Starts a server of its own and waits until it serves. */
  @FunctionalInterface
  interface Starter {
    MeasuredServer start(BenchSettings settings) throws IOException, InterruptedException;
  }

  /** The contender behind a name of {@code bench.servers}. */
  static Contender named(String name) {
    return switch (name.strip()) {
      case "node" -> new Contender(NODE, settings -> BroadcastServer.node());
      case "netty" -> new Contender(NETTY, settings -> BroadcastServer.netty());
      case "grandstand" -> new Contender(GRANDSTAND, GrandstandServer::start);
      case "bare" -> new Contender(BARE, settings -> BareServer.start());
      default -> throw new IllegalArgumentException("bench.servers: unknown server " + name);
    };
  }

  /** Whether it is only there to tell the container's memory from the product's. */
  boolean isBare() {
    return title.equals(BARE);
  }
}
