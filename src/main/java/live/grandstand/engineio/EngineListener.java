package live.grandstand.engineio;

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

  /** The session ended; called once, after which nothing else comes. */
  void onClose(CloseReason reason);
}
