package live.grandstand.engineio;

/**
 * A peer broke the Engine.IO or Socket.IO protocol. Whoever catches it closes that one connection;
 * nobody else notices. The message never repeats what the peer sent.
 */
public final class ProtocolException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message which rule was broken, as a sentence fragment without any of the input
   */
  public ProtocolException(String message) {
    // A hostile peer can cause thousands of these a second: no stack trace, no suppression.
    super(message, null, false, false);
  }
}
