package live.grandstand.engineio;

import java.time.Duration;

/**
 * Sees when one write to a WebSocket takes too long. A peer that sends its pongs blindly and reads
 * nothing is seen by this alone: what the container answers to its WebSocket pings waits behind
 * that write, and in no outbox. The flusher tells of writes, the sweep asks.
 */
final class WriteWatch {
  private volatile long begunAt; // ms of the server's clock; written by the flusher

  /** A write is about to begin. */
  void begun(long now) {
    begunAt = now;
  }

  /** Whether the last write has been under way for that long; polling waits by nature. */
  boolean isStuck(EngineTransport out, long now, Duration patience) {
    return now >= begunAt + patience.toMillis()
        && !out.writable()
        && out.name() != TransportName.POLLING;
  }

  /** Whether the last write began at that time or before. */
  boolean beganBy(long then) {
    return begunAt <= then;
  }
}
