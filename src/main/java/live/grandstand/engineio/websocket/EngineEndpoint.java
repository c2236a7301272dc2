package live.grandstand.engineio.websocket;

import jakarta.websocket.MessageHandler;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import live.grandstand.engineio.AdmissionMark;
import live.grandstand.engineio.EngineCodec;
import live.grandstand.engineio.EnginePacket;
import live.grandstand.engineio.EnginePaths;
import live.grandstand.engineio.EngineServer;
import live.grandstand.engineio.EngineSession;
import live.grandstand.engineio.FrameGuard;
import live.grandstand.engineio.Handshake;
import live.grandstand.engineio.ProtocolException;
import org.jspecify.annotations.Nullable;

/**
 * The WebSocket door: opens a session, or lets a polling session upgrade, and hands it every packet
 * that comes. The container makes one instance for each connection and calls it from one thread at
 * a time.
 */
@ServerEndpoint(value = "/socket.io/", configurator = EngineEndpointConfigurator.class)
public class EngineEndpoint {
  private static final System.Logger LOG = System.getLogger(EngineEndpoint.class.getName());

  // Set once, before the container calls.
  @SuppressWarnings("NullAway.Init")
  private EnginePaths paths;

  @SuppressWarnings("NullAway.Init")
  private WebSocketTransports transports;

  private @Nullable WebSocketTransport transport;

  /** Called by {@link EngineEndpointConfigurator}, which makes every endpoint. */
  final void use(EnginePaths paths, WebSocketTransports transports) {
    this.paths = paths;
    this.transports = transports;
  }

  /** The path whose sessions this endpoint serves. */
  protected String path() {
    return "/socket.io/";
  }

  /** Opens or joins a session; refuses what did not come through the filter. */
  @OnOpen
  public void onOpen(Session connection) throws IOException {
    Map<String, List<String>> query = connection.getRequestParameterMap();
    EngineServer server = paths.at(path());
    if (server == null || !query.containsKey(AdmissionMark.PARAMETER)) {
      connection.close();
      return;
    }
    WebSocketTransport own = transports.open(connection);
    connection.setMaxIdleTimeout(0);
    EngineSession session = begin(server, handshake(query), own);
    if (session == null) {
      connection.close();
      return;
    }
    transport = own;
    listen(connection, new Receiver(server, session, own));
  }

  private static @Nullable EngineSession begin(
      EngineServer server, Handshake handshake, WebSocketTransport transport) {
    String sid = handshake.parameter("sid");
    if (sid == null) {
      return server.open(handshake, transport);
    }
    EngineSession session = server.find(sid);
    if (session == null) {
      return null;
    }
    transport.attach(session);
    return session.beginProbe(transport, server.now()) ? session : null;
  }

  private static Handshake handshake(Map<String, List<String>> query) {
    Map<String, String> parameters = new HashMap<>();
    query.forEach((name, values) -> parameters.put(name, values.isEmpty() ? "" : values.get(0)));
    String address = parameters.remove(AdmissionMark.PARAMETER);
    return new Handshake(parameters, address == null ? "unknown" : address, null);
  }

  private static void listen(Session connection, Receiver receiver) {
    connection.addMessageHandler(String.class, (MessageHandler.Partial<String>) receiver::onText);
    connection.addMessageHandler(byte[].class, (MessageHandler.Partial<byte[]>) receiver::onBinary);
  }

  /** The connection is gone, whoever ended it; a frame guard's close comes like a client's. */
  @OnClose
  public void onClose(jakarta.websocket.CloseReason why) {
    WebSocketTransport own = transport;
    if (own != null) {
      own.owner().transportClosed(own, FrameGuard.reasonOf(why.getReasonPhrase()));
    }
  }

  /** The connection failed; the container closes it next. */
  @OnError
  public void onError(Throwable cause) {
    LOG.log(System.Logger.Level.DEBUG, "websocket failed", cause);
    WebSocketTransport own = transport;
    if (own != null) {
      own.failed();
    }
  }

  /** Takes fragments, makes packets of them and hands these to the session. */
  private static final class Receiver {
    private final EngineServer server;
    private final EngineSession session;
    private final WebSocketTransport transport;
    private final MessageParts parts;
    private boolean refused;

    Receiver(EngineServer server, EngineSession session, WebSocketTransport transport) {
      this.server = server;
      this.session = session;
      this.transport = transport;
      this.parts = new MessageParts(server.settings().maxPayload());
    }

    void onText(String part, boolean last) {
      if (refused) {
        return;
      }
      try {
        String packet = parts.add(part, last);
        if (packet != null) {
          receive(EngineCodec.decodePacket(packet));
        }
      } catch (ProtocolException e) {
        refuse(e);
      }
    }

    void onBinary(byte[] part, boolean last) {
      if (refused) {
        return;
      }
      try {
        byte[] message = parts.add(part, last);
        if (message != null) {
          receive(EnginePacket.binary(message));
        }
      } catch (ProtocolException e) {
        refuse(e);
      }
    }

    private void receive(EnginePacket packet) {
      session.receive(transport, packet, server.now());
    }

    /** Once: what the container had already read behind the violation costs nothing more. */
    private void refuse(ProtocolException e) {
      refused = true;
      LOG.log(System.Logger.Level.DEBUG, "protocol violation: {0}", e.getMessage());
      session.transportClosed(transport, e.reason());
      transport.close(e.reason());
    }
  }
}
