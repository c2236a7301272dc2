package live.grandstand.platform;

/** Why the product does not start, in words for the person who starts it. */
public final class StartRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** A refusal that is complete in its message. */
  public StartRefused(String message) {
    super(message);
  }

  /** A refusal with the failure behind it. */
  public StartRefused(String message, Throwable cause) {
    super(message, cause);
  }
}
