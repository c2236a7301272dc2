package live.grandstand.socketio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import live.grandstand.engineio.CloseReason;
import live.grandstand.engineio.EngineCodec;
import live.grandstand.engineio.EnginePacket;
import live.grandstand.engineio.EngineSession;
import live.grandstand.engineio.Frame;
import live.grandstand.engineio.ProtocolException;
import live.grandstand.engineio.RecordingTransport;
import live.grandstand.engineio.TestEngine;
import live.grandstand.testing.Await;

/**
 * A Socket.IO client in memory. Packets are written as they are on the wire, without the Engine.IO
 * type in front; pings are answered by the test if at all.
 */
public final class TestClient {
  private static final String BARRIER = "999999999";

  private final TestEngine engine;
  private final RecordingTransport transport = RecordingTransport.webSocket();
  private final EngineSession session;
  private final StockDecoder decoder = new StockDecoder();
  private final Map<String, String> sids = new HashMap<>();

  /** Opens the connection; no namespace is connected to yet. */
  public TestClient(TestEngine engine, Map<String, String> query) {
    this.engine = engine;
    this.session = engine.open(transport, query);
    assertTrue(transport.next().text().startsWith("0{"));
  }

  TestClient(TestEngine engine) {
    this(engine, Map.of());
  }

  /** Connects to a namespace, whose answer must be the next packet. */
  public TestClient connect(String namespace, String auth) {
    String prefix = namespace.equals("/") ? "" : namespace + ",";
    sends("0" + prefix + auth);
    String answer = next();
    String ids = "0" + prefix + "{\"sid\":\"";
    assertTrue(answer.startsWith(ids), answer);
    sids.put(namespace, answer.substring(ids.length(), answer.indexOf('"', ids.length())));
    return this;
  }

  public TestClient connect() {
    return connect("/", "");
  }

  /** The id of this client's socket in a namespace. */
  public String sid(String namespace) {
    return sids.get(namespace);
  }

  // ---- out -------------------------------------------------------------------------------------

  /**
   * Sends a packet; what the server finds malformed ends the connection, as it does at the door.
   */
  public TestClient sends(String packet) {
    return hands(EngineCodec.decodePacket("4" + packet));
  }

  TestClient sends(byte[] attachment) {
    return hands(EnginePacket.binary(attachment));
  }

  private TestClient hands(EnginePacket packet) {
    try {
      session.receive(transport, packet, engine.now());
    } catch (ProtocolException e) {
      session.transportClosed(transport, CloseReason.PARSE_ERROR);
    }
    return this;
  }

  /** Answers a ping. */
  TestClient pongs() {
    return hands(EngineCodec.decodePacket("3"));
  }

  /** The connection is lost. */
  public void goesAway() {
    session.transportClosed(transport, CloseReason.CLIENT_CLOSE);
  }

  /** Reads nothing from now on. */
  public void stopsReading() {
    transport.hold();
  }

  /** Reads on, and takes what waited. */
  public void readsAgain() {
    transport.release();
  }

  // ---- in --------------------------------------------------------------------------------------

  /** The next packet, waited for. */
  public String next() {
    String packet = null;
    while (packet == null) {
      Frame frame = transport.next();
      packet = decoder.add(frame);
    }
    return packet;
  }

  public void expects(String... packets) {
    for (String packet : packets) {
      assertEquals(packet, next());
    }
  }

  /** Nothing else has been sent to this client up to now. */
  public void expectsNothingMore() {
    String namespace = sids.containsKey("/") ? "" : sids.keySet().iterator().next() + ",";
    sends("2" + namespace + BARRIER + "[\"barrier\"]");
    assertEquals(
        "3"
            + namespace
            + BARRIER
            + "[{\"ok\":false,\"message\":\"No such event\",\"code\":\"unknown_event\"}]",
        next());
  }

  /** Why the server ended the connection, waited for; null when it cut the connection off. */
  public CloseReason closed() {
    Await.until("the connection is closed", transport::hasEnded);
    assertEquals(java.util.List.of(), transport.mistakes());
    return transport.closed();
  }

  public boolean isClosed() {
    return session.isClosed();
  }

  /** What was written and not yet taken. */
  public boolean hasUnread() {
    return transport.hasWritten();
  }

  EngineSession session() {
    return session;
  }
}
