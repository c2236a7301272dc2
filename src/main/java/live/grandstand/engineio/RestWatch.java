package live.grandstand.engineio;

import org.jspecify.annotations.Nullable;

/**
 * Sees when a message has begun and its rest does not come: a client that answers its pings would
 * otherwise keep us waiting, and holding what came, for ever. Asks by identity, so that a client
 * that is always in the middle of the next message is not taken for one that never ends the first.
 * Used by the sweep only.
 */
final class RestWatch {
  private @Nullable Object unfinished;
  private long begunAt; // ms of the server's clock, as late as the sweep saw it

  /** Whether the same message has been unfinished for that long; null has none. */
  boolean isStuck(@Nullable EngineListener receiver, long now, long patienceMillis) {
    Object nowUnfinished = receiver == null ? null : receiver.unfinished();
    if (nowUnfinished != unfinished) {
      unfinished = nowUnfinished;
      begunAt = now;
    }
    return nowUnfinished != null && now - begunAt >= patienceMillis;
  }
}
