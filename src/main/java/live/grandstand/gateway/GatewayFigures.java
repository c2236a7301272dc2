package live.grandstand.gateway;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.TreeMap;
import live.grandstand.engineio.EngineServer;
import live.grandstand.engineio.EngineSession;
import live.grandstand.engineio.TransportName;
import live.grandstand.socketio.Namespace;
import live.grandstand.socketio.SocketServer;

/** How much there is to the gateway of this node now. Waits for nothing and holds no lock. */
@ApplicationScoped
public class GatewayFigures {
  @Inject EngineServer engine;
  @Inject SocketServer sockets;

  /** Open connections by the transport that they have at the moment; walks all of them. */
  public Map<String, Integer> connections() {
    Map<String, Integer> counts = new TreeMap<>();
    for (TransportName name : TransportName.values()) {
      counts.put(name.wire(), 0);
    }
    for (EngineSession session : engine.sessions()) {
      counts.merge(session.transport().name().wire(), 1, Integer::sum);
    }
    return counts;
  }

  /** Connected sockets by namespace. */
  public Map<String, Integer> sockets() {
    Map<String, Integer> counts = new TreeMap<>();
    for (Namespace namespace : sockets.namespaces()) {
      counts.put(namespace.name(), namespace.sockets().size());
    }
    return counts;
  }

  /** Rooms that somebody is in, of all namespaces. */
  public int rooms() {
    return sockets.namespaces().stream().mapToInt(Namespace::roomCount).sum();
  }

  /** Frames handed to transports since the start. */
  public long deliveries() {
    return engine.counters().sentFrames();
  }
}
