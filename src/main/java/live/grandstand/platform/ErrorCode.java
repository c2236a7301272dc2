package live.grandstand.platform;

/**
 * The catalogue of everything that can be refused, one line each: the code on the wire (REST {@code
 * code}, Socket.IO ack {@code code}) and the HTTP status it has over REST.
 */
public enum ErrorCode {
  BAD_REQUEST("bad_request", 400, "Invalid input"),
  UNAUTHORIZED("unauthorized", 401, "Not signed in"),
  FORBIDDEN("forbidden", 403, "Not allowed"),
  NOT_FOUND("not_found", 404, "Not found"),
  METHOD_NOT_ALLOWED("method_not_allowed", 405, "Method not allowed"),
  NOT_ACCEPTABLE("not_acceptable", 406, "Not acceptable"),
  REQUEST_TIMEOUT("request_timeout", 408, "Sent too slowly"),
  CONFLICT("conflict", 409, "Conflict"),
  PAYLOAD_TOO_LARGE("payload_too_large", 413, "Too large"),
  UNSUPPORTED_MEDIA_TYPE("unsupported_media_type", 415, "Unsupported content type"),
  RANGE_NOT_SATISFIABLE("range_not_satisfiable", 416, "No such part"),
  UNPROCESSABLE("unprocessable", 422, "Not processable"),
  RATE_LIMITED("rate_limited", 429, "Too many requests"),
  INTERNAL("internal", 500, "Internal error"),
  UNAVAILABLE("unavailable", 503, "Temporarily unavailable"),

  NOT_IN_ROOM("not_in_room", 409, "Not in this room"),
  STREAM_NOT_LIVE("stream_not_live", 409, "Stream is not live"),
  MUTED("muted", 403, "Muted"),
  BANNED("banned", 403, "Banned"),
  NOT_STORED("not_stored", 503, "Not stored");

  private final String wire;
  private final int status;
  private final String title;

  ErrorCode(String wire, int status, String title) {
    this.wire = wire;
    this.status = status;
    this.title = title;
  }

  /** The code as clients see it. */
  public String wire() {
    return wire;
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }

  /** A short human summary that is the same for every occurrence (RFC 9457 {@code title}). */
  public String title() {
    return title;
  }
}
