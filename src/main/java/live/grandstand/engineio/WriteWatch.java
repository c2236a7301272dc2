package live.grandstand.engineio;

import java.time.Duration;

/**
 * Sees when one write to a WebSocket takes too long. A peer that sends its pongs blindly and reads
 * nothing is seen by this alone: what the container answers to its WebSocket pings waits behind
 * that write, and in no outbox. The flusher tells of writes, the sweep asks.
 */
final class WriteWatch {
  private static final long NEVER = Long.MAX_VALUE;

  private volatile int writes; // written by the flusher
  private int seen; // used by the sweep only
  private long stuckBy = NEVER; // used by the sweep only

  /** A write is about to begin. */
  void begun() {
    writes = writes + 1;
  }

  /** Whether one and the same write has been under way for that long; polling waits by nature. */
  boolean isStuck(EngineTransport out, long now, Duration patience) {
    int current = writes;
    if (current != seen || out.writable() || out.name() == TransportName.POLLING) {
      seen = current;
      stuckBy = NEVER;
    } else if (stuckBy == NEVER) {
      stuckBy = now + patience.toMillis();
    }
    return now >= stuckBy;
  }
}
