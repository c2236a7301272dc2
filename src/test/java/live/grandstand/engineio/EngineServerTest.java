package live.grandstand.engineio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class EngineServerTest {
  private final RecordingListener listener = new RecordingListener();
  private final TestEngine engine =
      new TestEngine(
          opened -> listener, TestEngine.settings(s -> s.origins("https://app.example.org")));

  // ---- requests that open ----------------------------------------------------------------------

  @Test
  void anOpeningGetIsInOrder() {
    assertNull(verify(new Request()));
    assertNull(verify(new Request().transport("websocket").upgrade()));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {"", "abc", "constructor", "__proto__", "POLLING", "polling ", "webtransport"})
  void anUnknownTransportIsErrorZero(String transport) {
    assertRefused(0, 400, new Request().transport(transport));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "3", "5", "abc", "4.0", "04", " 4"})
  void anyOtherProtocolVersionIsErrorFive(String version) {
    assertRefused(5, 400, new Request().version(version));
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "DELETE", "HEAD", "get"})
  void onlyGetOpensASession(String method) {
    assertRefused(2, 400, new Request().method(method));
  }

  @Test
  void theTransportHasToFitTheRequest() {
    assertRefused(3, 400, new Request().transport("websocket"));
    assertRefused(3, 400, new Request().transport("polling").upgrade());
  }

  @Test
  void aForeignOriginIsForbidden() {
    assertRefused(4, 403, new Request().origin("https://evil.example"));
    assertRefused(4, 403, new Request().origin("null"));
    assertNull(verify(new Request().origin("https://app.example.org")));
    assertNull(verify(new Request().origin("https://grandstand.example")));
  }

  @Test
  void tooManyOpeningsFromOneAddressAreForbidden() {
    for (int i = 0; i < 10; i++) {
      assertNull(verify(new Request()));
    }

    assertRefused(4, 403, new Request());
    assertNull(verify(new Request().address("192.0.2.99")));
    engine.advance(200);
    assertNull(verify(new Request()));
  }

  @Test
  void whatIsRefusedForAnotherReasonCostsNoConnectAllowance() {
    for (int i = 0; i < 100; i++) {
      verify(new Request().method("PUT"));
      verify(new Request().origin("https://evil.example"));
    }

    assertNull(verify(new Request()));
  }

  // ---- requests of a session -------------------------------------------------------------------

  @ParameterizedTest
  @ValueSource(
      strings = {"", "abc", "__proto__", "constructor", "../../etc/passwd", "\u0000", "ünï", "*"})
  void anUnknownSessionIsErrorOne(String sid) {
    assertRefused(1, 400, new Request().sid(sid));
    assertRefused(1, 400, new Request().sid(sid).method("POST"));
    assertRefused(1, 400, new Request().sid(sid).transport("websocket").upgrade());
  }

  @Test
  void aVeryLongSessionIdIsJustUnknown() {
    assertRefused(1, 400, new Request().sid("x".repeat(10_000)));
  }

  @Test
  void aPollingSessionMayPollPostAndUpgrade() {
    String sid = engine.open(RecordingTransport.polling()).sid();

    assertNull(verify(new Request().sid(sid)));
    assertNull(verify(new Request().sid(sid).method("POST")));
    assertNull(verify(new Request().sid(sid).transport("websocket").upgrade()));
  }

  @Test
  void aWebSocketSessionTakesNoPolls() {
    String sid = engine.open(RecordingTransport.webSocket()).sid();

    assertRefused(3, 400, new Request().sid(sid));
    assertRefused(3, 400, new Request().sid(sid).method("POST"));
  }

  @Test
  void anUpgradeHasToAskForAWebSocket() {
    String sid = engine.open(RecordingTransport.polling()).sid();

    assertRefused(3, 400, new Request().sid(sid).upgrade());
    assertRefused(3, 400, new Request().sid(sid).transport("websocket"));
  }

  /** CVE-2026-102599: an upgrade must not fall back to another protocol revision. */
  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"3", "5", "abc"})
  void anUpgradeInAnotherVersionIsRefusedAndLeavesTheSessionAlone(String version) {
    EngineSession session = engine.open(RecordingTransport.polling());

    assertRefused(
        5, 400, new Request().sid(session.sid()).transport("websocket").upgrade().version(version));
    assertEquals(session, engine.server().find(session.sid()));
  }

  @Test
  void aForeignOriginMayNotUseASessionEither() {
    String sid = engine.open(RecordingTransport.polling()).sid();

    assertRefused(4, 403, new Request().sid(sid).origin("https://evil.example"));
  }

  @Test
  void anEndedSessionIsUnknown() {
    EngineSession session = engine.open(RecordingTransport.polling());
    session.close(CloseReason.SERVER_CLOSE);

    assertRefused(1, 400, new Request().sid(session.sid()));
  }

  @Test
  void eachErrorSaysItsCodeAndMessageAsJson() {
    assertEquals(
        List.of(
            "{\"code\":0,\"message\":\"Transport unknown\"}",
            "{\"code\":1,\"message\":\"Session ID unknown\"}",
            "{\"code\":2,\"message\":\"Bad handshake method\"}",
            "{\"code\":3,\"message\":\"Bad request\"}",
            "{\"code\":4,\"message\":\"Forbidden\"}",
            "{\"code\":5,\"message\":\"Unsupported protocol version\"}"),
        java.util.Arrays.stream(EngineError.values()).map(EngineError::json).toList());
  }

  // ---- sessions --------------------------------------------------------------------------------

  @Test
  void sessionIdsDiffer() {
    Set<String> sids = new HashSet<>();
    for (int i = 0; i < 10_000; i++) {
      sids.add(Sids.next());
    }

    assertEquals(10_000, sids.size());
    assertTrue(sids.stream().allMatch(sid -> sid.matches("[A-Za-z0-9_-]{20}")));
  }

  @Test
  void openedAndClosedSessionsAreCounted() {
    engine.open(RecordingTransport.webSocket()).close(CloseReason.PARSE_ERROR);
    engine.open(RecordingTransport.webSocket());

    EngineCounters counters = engine.server().counters();
    assertEquals(2, counters.openedSessions());
    assertEquals(1, counters.closedSessions(CloseReason.PARSE_ERROR));
    assertEquals(1, engine.server().sessions().size());
  }

  @Test
  void aStoppedServerClosesEverySessionAndThoseThatStillOpen() {
    EngineSession early = engine.open(RecordingTransport.webSocket());
    engine.server().stop();
    EngineSession late = engine.open(RecordingTransport.webSocket());

    assertTrue(early.isClosed());
    assertTrue(late.isClosed());
    assertTrue(engine.server().sessions().isEmpty());
    assertEquals(2, engine.server().counters().closedSessions(CloseReason.SERVER_SHUTDOWN));
  }

  @Test
  void closingAllLetsEachSessionFinishItsQueue() {
    RecordingTransport transport = RecordingTransport.webSocket();
    EngineSession session = engine.open(transport);
    session.send(Frame.text("4bye"));
    engine.server().closeAll(CloseReason.SERVER_SHUTDOWN);
    session.flush();
    session.flush();

    assertEquals("4bye", transport.taken().get(1));
    assertEquals(CloseReason.SERVER_SHUTDOWN, transport.closed());
  }

  @Test
  void theHandshakeNeverShowsItsQuery() {
    Handshake handshake =
        new Handshake(java.util.Map.of("token", "secret"), "192.0.2.1", "Browser");

    assertEquals("secret", handshake.parameter("token"));
    assertNull(handshake.parameter("other"));
    assertNotEquals(true, handshake.toString().contains("secret"));
  }

  // ---- words -----------------------------------------------------------------------------------

  private EngineError verify(Request request) {
    return engine.server().verify(request.made());
  }

  private void assertRefused(int code, int status, Request request) {
    EngineError error = verify(request);
    assertTrue(error.json().startsWith("{\"code\":" + code + ","), error.json());
    assertEquals(status, error.status());
  }

  /** A request that is in order but for what a test changes. */
  private static final class Request {
    private String method = "GET";
    private String transport = "polling";
    private String version = "4";
    private String sid;
    private boolean upgrade;
    private String origin;
    private String address = "192.0.2.1";

    Request method(String value) {
      method = value;
      return this;
    }

    Request transport(String value) {
      transport = value;
      return this;
    }

    Request version(String value) {
      version = value;
      return this;
    }

    Request sid(String value) {
      sid = value;
      return this;
    }

    Request upgrade() {
      upgrade = true;
      return this;
    }

    Request origin(String value) {
      origin = value;
      return this;
    }

    Request address(String value) {
      address = value;
      return this;
    }

    EngineRequest made() {
      return new EngineRequest(
          method, transport, version, sid, upgrade, origin, "grandstand.example", address);
    }
  }
}
