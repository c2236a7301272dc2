package live.grandstand.conformance;

import jakarta.websocket.server.ServerEndpoint;
import live.grandstand.engineio.websocket.EngineEndpoint;
import live.grandstand.engineio.websocket.EngineEndpointConfigurator;

/** The WebSocket door of the bare Engine.IO echo. */
@ServerEndpoint(value = "/engine.io/", configurator = EngineEndpointConfigurator.class)
public class EngineEchoEndpoint extends EngineEndpoint {
  @Override
  protected String path() {
    return "/engine.io/";
  }
}
