package live.grandstand.engineio;

import org.jspecify.annotations.Nullable;

/**
 * What happens to one session, told upwards. Calls for one session come one at a time and in order,
 * on the container's threads: an implementation hands work over and returns at once.
 */
public interface EngineListener {
  /**
   * A text message arrived.
   *
   * @throws ProtocolException when the layer above finds it malformed; the session is then closed
   */
  void onText(String message);

  /**
   * A binary message arrived.
   *
   * @throws ProtocolException when the layer above did not expect one; the session is then closed
   */
  void onBinary(byte[] message);

  /**
   * What has begun to arrive and is not whole yet, as an object of its own for each message; null
   * when nothing is. Asked by the sweep's thread, many times a second: the session is closed when
   * the same one stays unfinished for {@link EngineSettings#longestSilenceMillis}.
   */
  default @Nullable Object unfinished() {
    return null;
  }

  /** The session ended; called once, after which nothing else comes. */
  void onClose(CloseReason reason);
}
