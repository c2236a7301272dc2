package live.grandstand.bench;

import jakarta.websocket.OnMessage;
import jakarta.websocket.server.ServerEndpoint;

/** The least that a WebSocket endpoint can be: what a connection costs in the container alone. */
@ServerEndpoint(BareEndpoint.PATH)
public class BareEndpoint {

  static final String PATH = "/bare";

  /** Takes what comes and does nothing with it. */
  @OnMessage
  public void onMessage(String message) {}
}
