package live.grandstand.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * How fast viewers come in: TCP connection, upgrade, handshake, sign-in, room.
 *
 * @param perSecond viewers in the room a second
 * @param serverMicros CPU of the server's process for each, in microseconds
 */
record Joins(double perSecond, double serverMicros) {

  /** Viewers that are on their way into the room at the same time. */
  private static final int AT_ONCE = 50;

  private static final long DEADLINE_NANOS = Duration.ofSeconds(60).toNanos();

  /** Lets {@code viewers} join; fails if one is refused or they are not in after a minute. */
  static Joins measure(LoadClient client, ProcessMeter server, int viewers) throws IOException {
    Consumption before = Consumption.now(server, client);
    while (client.joinedViewers() < viewers) {
      while (client.viewers() < viewers && client.viewers() - client.joinedViewers() < AT_ONCE) {
        client.open();
      }
      client.turn(100);
      if (System.nanoTime() - before.nanos() > DEADLINE_NANOS) {
        throw new IOException("only " + client.joinedViewers() + " viewers joined in a minute");
      }
    }
    Consumption used = Consumption.now(server, client).since(before);
    return new Joins(viewers / used.seconds(), (double) used.serverMicros() / viewers);
  }

  static Joins mean(List<Joins> joins) {
    return new Joins(
        joins.stream().mapToDouble(Joins::perSecond).average().orElse(0),
        joins.stream().mapToDouble(Joins::serverMicros).average().orElse(0));
  }

  String line() {
    return String.format("%,.0f joins/s · %,.0f µs each", perSecond, serverMicros);
  }
}
