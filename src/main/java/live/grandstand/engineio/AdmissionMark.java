package live.grandstand.engineio;

/**
 * How the HTTP filter tells the WebSocket door that a request was admitted, and from which address:
 * by a request parameter whose name is drawn at start, so that no client can send it.
 */
public final class AdmissionMark {
  /** The parameter's name; its value is the peer's address. */
  public static final String PARAMETER = "admitted-" + Sids.next();

  private AdmissionMark() {}
}
