package live.grandstand.engineio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

/** One session over one recording transport, flushed by hand, in a time moved by hand. */
final class EngineSessionFixture {
  final RecordingListener listener = new RecordingListener();
  final TestEngine engine;
  final RecordingTransport transport;
  final EngineSession session;

  private EngineSessionFixture(RecordingTransport transport, EngineSettings settings) {
    this.engine = new TestEngine(opened -> listener, settings);
    this.transport = transport;
    this.session = engine.open(transport);
    session.flush();
    assertTrue(transport.next().text().startsWith("0{"), "the open packet comes first");
  }

  static EngineSessionFixture webSocket() {
    return webSocket(TestEngine.DEFAULTS);
  }

  static EngineSessionFixture webSocket(EngineSettings settings) {
    return new EngineSessionFixture(RecordingTransport.webSocket(), settings);
  }

  static EngineSessionFixture polling() {
    return new EngineSessionFixture(RecordingTransport.polling(), TestEngine.DEFAULTS);
  }

  void receives(String packet) {
    receives(transport, packet);
  }

  void receives(RecordingTransport from, String packet) {
    session.receive(from, EngineCodec.decodePacket(packet), engine.now());
  }

  void sends(String packet) {
    session.send(Frame.text(packet));
  }

  /** Flushes and gives what was written. */
  List<String> flushed() {
    session.flush();
    return transport.taken();
  }

  /** Ended once, for that reason, and gone from the server. */
  void assertClosed(CloseReason reason) {
    assertTrue(session.isClosed());
    assertEquals(
        List.of("closed " + reason),
        listener.told().stream().filter(told -> told.startsWith("closed")).toList());
    assertTrue(engine.server().sessions().isEmpty());
    assertEquals(1, engine.server().counters().closedSessions(reason));
    assertEquals(0, session.waitingBytes());
  }
}
