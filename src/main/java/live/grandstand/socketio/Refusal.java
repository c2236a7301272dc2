package live.grandstand.socketio;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A client may not connect, or an event was refused. Becomes a CONNECT_ERROR packet, or the failed
 * acknowledgement and the error event of the route.
 */
public final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String code;

  @SuppressWarnings("serial") // never serialised as Java
  private final Map<String, Object> details;

  /**
   * @param code from the catalogue of error codes, e.g. {@code bad_request}
   * @param message a sentence for the person in front of the client
   * @param details further fields of the answer
   */
  public Refusal(String code, String message, Map<String, Object> details) {
    super(message, null, false, false);
    this.code = code;
    this.details = Map.copyOf(details);
  }

  /** A refusal without further fields. */
  public Refusal(String code, String message) {
    this(code, message, Map.of());
  }

  /** The error code. */
  public String code() {
    return code;
  }

  /** A refusal's message is never missing. */
  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }

  /** {@code {message, data: {code, …}}}, the payload of a CONNECT_ERROR. */
  Map<String, Object> asConnectError() {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("code", code);
    data.putAll(details);
    return Map.of("message", getMessage(), "data", data);
  }

  /** {@code {message, code, …}}, the payload of an error event. */
  Map<String, Object> asErrorEvent() {
    Map<String, Object> payload = new LinkedHashMap<>();
    payload.put("message", getMessage());
    payload.put("code", code);
    payload.putAll(details);
    return payload;
  }

  /** {@code {ok: false, code, message, …}}, the answer of a failed event. */
  Map<String, Object> asAck() {
    Map<String, Object> payload = new LinkedHashMap<>();
    payload.put("ok", false);
    payload.putAll(asErrorEvent());
    return payload;
  }
}
