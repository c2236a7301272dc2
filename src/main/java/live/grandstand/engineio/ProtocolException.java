package live.grandstand.engineio;

/**
 * A peer broke the Engine.IO or Socket.IO protocol, or one of its limits. Whoever catches it closes
 * that one connection; nobody else notices. The message never repeats what the peer sent.
 */
public final class ProtocolException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final CloseReason reason;

  /**
   * @param message which rule was broken, as a sentence fragment without any of the input
   */
  public ProtocolException(String message) {
    this(message, CloseReason.PARSE_ERROR);
  }

  /**
   * @param message which rule was broken, as a sentence fragment without any of the input
   * @param reason what the connection is closed with
   */
  public ProtocolException(String message, CloseReason reason) {
    // A hostile peer can cause thousands of these a second: no stack trace, no suppression.
    super(message, null, false, false);
    this.reason = reason;
  }

  /** What the connection is to be closed with. */
  public CloseReason reason() {
    return reason;
  }
}
