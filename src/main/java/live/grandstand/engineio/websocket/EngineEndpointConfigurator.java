package live.grandstand.engineio.websocket;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.websocket.server.ServerEndpointConfig;
import live.grandstand.engineio.EnginePaths;

/**
 * Makes the endpoint of each connection by hand. Left to inject it, Payara builds a new injection
 * target for every connection, which costs more than the handshake's own work.
 */
public class EngineEndpointConfigurator extends ServerEndpointConfig.Configurator {
  @Override
  public <T> T getEndpointInstance(Class<T> type) throws InstantiationException {
    try {
      T endpoint = type.getConstructor().newInstance();
      Parts parts = Parts.INSTANCE;
      ((EngineEndpoint) endpoint).use(parts.paths, parts.transports);
      return endpoint;
    } catch (ReflectiveOperationException | ClassCastException e) {
      InstantiationException failure = new InstantiationException(type.getName());
      failure.initCause(e);
      throw failure;
    }
  }

  /** Looked up when the first connection comes, as the container makes configurators early. */
  private static final class Parts {
    static final Parts INSTANCE = new Parts();

    final EnginePaths paths = CDI.current().select(EnginePaths.class).get();
    final WebSocketTransports transports = CDI.current().select(WebSocketTransports.class).get();
  }
}
