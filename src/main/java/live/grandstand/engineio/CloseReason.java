package live.grandstand.engineio;

/**
 * Why a connection ended: the catalogue that logs, metrics and disconnect handlers share. Texts are
 * Socket.IO's own where it has one.
 */
public enum CloseReason {
  CLIENT_CLOSE("transport close", 1000),
  TRANSPORT_ERROR("transport error", 1011),
  PARSE_ERROR("parse error", 1002),
  PING_TIMEOUT("ping timeout", 1001),
  SERVER_CLOSE("forced server close", 1000),
  SERVER_SHUTDOWN("server shutting down", 1012),
  CONNECT_TIMEOUT("connect timeout", 1000),
  SLOW_CONSUMER("slow consumer", 1008),
  TOO_MANY_FRAMES("too many frames", 1008),
  TOO_LARGE("message too large", 1009),
  MESSAGE_UNFINISHED("message unfinished", 1008),
  STREAM_ENDED("stream ended", 1000);

  private final String text;
  private final int webSocketCode;

  CloseReason(String text, int webSocketCode) {
    this.text = text;
    this.webSocketCode = webSocketCode;
  }

  /** The reason as Socket.IO names it; safe to log and to send. */
  public String text() {
    return text;
  }

  /** The status code for the WebSocket close frame, RFC 6455 §7.4. */
  public int webSocketCode() {
    return webSocketCode;
  }
}
