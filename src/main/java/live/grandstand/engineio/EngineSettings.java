package live.grandstand.engineio;

import java.time.Duration;
import java.util.List;

/**
 * Limits and times of one Engine.IO server; realtime.md §1 and §7 give the defaults.
 *
 * @param pingInterval from a pong to the next ping
 * @param pingTimeout how long a ping may stay unanswered
 * @param upgradeTimeout how long a WebSocket probe may last
 * @param closeTimeout how long a close may wait for queued frames to leave
 * @param maxPayload the most bytes of one incoming message or POST
 * @param outboxBytes the most bytes that may wait for one connection
 * @param inboundRate sustained incoming frames per second from one connection; five seconds' worth
 *     may come at once
 * @param connectRate new sessions per second from one address; loopback is exempt
 * @param origins origins beside the server's own that browsers may connect from
 */
public record EngineSettings(
    Duration pingInterval,
    Duration pingTimeout,
    Duration upgradeTimeout,
    Duration closeTimeout,
    int maxPayload,
    int outboxBytes,
    int inboundRate,
    int connectRate,
    List<String> origins) {

  /** Refuses times and sizes that are not positive. */
  public EngineSettings {
    positive("pingInterval", pingInterval.toMillis());
    positive("pingTimeout", pingTimeout.toMillis());
    positive("upgradeTimeout", upgradeTimeout.toMillis());
    positive("closeTimeout", closeTimeout.toMillis());
    positive("maxPayload", maxPayload);
    positive("outboxBytes", outboxBytes);
    positive("inboundRate", inboundRate);
    positive("connectRate", connectRate);
    origins = List.copyOf(origins);
  }

  /** How long a session lives at most without a word from its client, in ms. */
  public long longestSilenceMillis() {
    return pingInterval.plus(pingTimeout).toMillis();
  }

  private static void positive(String name, long value) {
    if (value <= 0) {
      throw new IllegalArgumentException(name + " must be positive: " + value);
    }
  }
}
