package live.grandstand.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * How fast viewers come in: TCP connection, upgrade, handshake, sign-in, room.
 *
 * @param viewers how many
 * @param seconds from the first one's begin until the last one is in
 * @param serverMicros CPU of the server's process for each, in microseconds
 * @param frames frames that the server sent meanwhile, to all of them
 * @param counts viewer counts among these
 * @param viewerSeconds how long all of them together have been in the room
 */
record Joins(
    int viewers,
    double seconds,
    double serverMicros,
    long frames,
    long counts,
    double viewerSeconds) {

  /** Viewers that are on their way into the room at the same time. */
  private static final int AT_ONCE = 50;

  private static final long LEAST_PATIENCE_NANOS = Duration.ofSeconds(60).toNanos();
  private static final long PATIENCE_EACH_NANOS = Duration.ofMillis(20).toNanos();

  /** Lets {@code viewers} join; fails if one is refused or it takes minutes. */
  static Joins measure(LoadClient client, ProcessMeter server, int viewers) throws IOException {
    long patience = Math.max(LEAST_PATIENCE_NANOS, viewers * PATIENCE_EACH_NANOS);
    Consumption before = Consumption.now(server, client);
    double viewerNanos = 0;
    long last = before.nanos();
    while (client.joinedViewers() < viewers) {
      while (client.viewers() < viewers && client.viewers() - client.joinedViewers() < AT_ONCE) {
        client.open();
      }
      client.turn(100);
      long now = System.nanoTime();
      viewerNanos += (double) client.joinedViewers() * (now - last);
      last = now;
      if (now - before.nanos() > patience) {
        throw new IOException("only " + client.joinedViewers() + " viewers joined in time");
      }
    }
    Consumption used = Consumption.now(server, client).since(before);
    return new Joins(
        viewers,
        used.seconds(),
        (double) used.serverMicros() / viewers,
        client.frames(),
        client.counts(),
        viewerNanos / 1e9);
  }

  double perSecond() {
    return viewers / seconds;
  }

  /** Frames that a viewer gets because of its own coming, whoever else comes. */
  double ownFrames() {
    return (double) (frames - counts) / viewers;
  }

  /** Viewer counts that a viewer gets in a second, besides the one that greets it. */
  double countsEachSecond() {
    return (counts - viewers) / viewerSeconds;
  }

  /** Puts all of it among the figures. */
  void record(Figures figures, String server, String phase) {
    figures.add(server, phase, Quantity.JOINS, perSecond());
    figures.add(server, phase, Quantity.JOIN_CPU, serverMicros);
    Progress.say(
        "  %-22s %,.0f joins/s · %,.0f µs each · %,d frames sent, %,d of them viewer counts",
        phase, perSecond(), serverMicros, frames, counts);
  }

  /** The mean of several times of the same size. */
  static Joins mean(List<Joins> joins) {
    return new Joins(
        joins.get(0).viewers(),
        joins.stream().mapToDouble(Joins::seconds).average().orElse(0),
        joins.stream().mapToDouble(Joins::serverMicros).average().orElse(0),
        Math.round(joins.stream().mapToLong(Joins::frames).average().orElse(0)),
        Math.round(joins.stream().mapToLong(Joins::counts).average().orElse(0)),
        joins.stream().mapToDouble(Joins::viewerSeconds).average().orElse(0));
  }
}
