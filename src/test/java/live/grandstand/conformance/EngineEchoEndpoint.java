package live.grandstand.conformance;

import jakarta.websocket.server.ServerEndpoint;
import live.grandstand.engineio.websocket.EngineEndpoint;

/** The WebSocket door of the bare Engine.IO echo. */
@ServerEndpoint("/engine.io/")
public class EngineEchoEndpoint extends EngineEndpoint {
  @Override
  protected String path() {
    return "/engine.io/";
  }
}
