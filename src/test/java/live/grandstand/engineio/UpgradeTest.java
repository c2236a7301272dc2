package live.grandstand.engineio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Engine.IO v4, upgrade: from polling to WebSocket without losing or doubling a packet. */
class UpgradeTest {
  private final EngineSessionFixture it = EngineSessionFixture.polling();
  private final RecordingTransport webSocket = RecordingTransport.webSocket();

  @AfterEach
  void theTransportsWereUsedAsTheyMayBe() {
    it.transport.assertExhausted();
    webSocket.assertExhausted();
  }

  @Test
  void aPollingSessionOffersTheUpgrade() {
    RecordingTransport other = RecordingTransport.polling();
    it.engine.open(other).flush();

    assertTrue(other.next().text().contains("\"upgrades\":[\"websocket\"]"));
  }

  @Test
  void aProbeIsAnsweredAndTheWaitingPollReleased() {
    beginProbe();
    it.receives(webSocket, "2probe");

    assertEquals(List.of("3probe"), webSocket.taken());
    assertEquals(List.of("6"), it.flushed());
    assertSame(it.transport, it.session.transport());
  }

  @Test
  void aPollThatComesWhileProbingIsReleasedByTheSweep() {
    it.transport.notWritable();
    beginProbe();
    it.receives(webSocket, "2probe");
    assertEquals(List.of(), it.flushed());
    it.transport.complete();
    it.engine.advance(100);

    assertEquals(List.of("6"), it.flushed());
    assertEquals(List.of("3probe"), webSocket.taken());
  }

  @Test
  void untilTheUpgradePacketPollingGoesOn() {
    beginProbe();
    it.receives(webSocket, "2probe");
    it.receives("4by polling");
    it.sends("4answer");

    assertEquals(List.of("text by polling"), it.listener.told());
    assertEquals(List.of("6", "4answer"), it.flushed());
    assertEquals(List.of("3probe"), webSocket.taken());
  }

  @Test
  void theUpgradePacketMovesTheSessionOver() {
    upgrade();
    it.receives(webSocket, "4over WebSocket");
    it.sends("4answer");
    it.session.flush();

    assertEquals(List.of("text over WebSocket"), it.listener.told());
    assertEquals(List.of("4answer"), webSocket.taken());
    assertTrue(it.transport.isAborted(), "a poll that waits is answered");
  }

  @Test
  void whatWaitedForAPollLeavesOverTheWebSocket() {
    it.transport.notWritable();
    it.sends("4first");
    it.sends("4second");
    it.session.flush();
    upgrade();
    it.session.flush();

    assertEquals(List.of("4first", "4second"), webSocket.taken());
  }

  @Test
  void framesOfAPollThatWasAnsweredForTheUpgradeMeanwhileAreNotLost() {
    beginProbe();
    it.receives(webSocket, "2probe");
    it.flushed();
    assertEquals(List.of("3probe"), webSocket.taken());
    it.sends("4first");
    it.sends("4second");

    // The flusher has found the poll waiting; before it writes, the upgrade answers that poll.
    it.transport.beforeWrite(() -> it.receives(webSocket, "5"));
    it.session.flush();
    it.sends("4third");
    it.session.flush();

    assertEquals(List.of("4first", "4second", "4third"), webSocket.taken());
  }

  @Test
  void nothingIsHeardOverPollingAfterTheUpgrade() {
    upgrade();
    it.receives("4late");

    assertEquals(List.of(), it.listener.told());
  }

  @Test
  void anUpgradeWithoutAProbeIsTakenAsTheReferenceServerTakesIt() {
    beginProbe();
    it.receives(webSocket, "5");

    assertSame(webSocket, it.session.transport());
  }

  @ParameterizedTest
  @ValueSource(strings = {"2", "2probes", "3", "3probe", "4hello", "0", "1", "6"})
  void anythingElseFromAProbeEndsTheProbeAndNotTheSession(String packet) {
    beginProbe();
    it.receives(webSocket, packet);

    assertEquals(CloseReason.PARSE_ERROR, webSocket.closed());
    assertFalse(it.session.isClosed());
    it.receives("4still here");
    assertEquals(List.of("text still here"), it.listener.told());
  }

  @Test
  void aProbeThatFloodsIsEndedBeforeItFillsAQueue() {
    beginProbe();
    webSocket.hold();
    it.receives(webSocket, "2probe");
    it.receives(webSocket, "2probe");

    assertEquals(List.of("3probe"), webSocket.taken());
    assertEquals(CloseReason.PARSE_ERROR, webSocket.closed());
    it.flushed();
  }

  @Test
  void onlyOneWebSocketMayProbeAtATime() {
    beginProbe();
    RecordingTransport second = RecordingTransport.webSocket();
    second.attach(it.session);

    assertFalse(it.session.beginProbe(second, it.engine.now()));
    it.receives(second, "5");
    assertSame(it.transport, it.session.transport());
    it.receives(webSocket, "5");
    assertSame(webSocket, it.session.transport());
  }

  @Test
  void aFailedProbeLeavesRoomForAnother() {
    beginProbe();
    it.receives(webSocket, "4no probe");
    RecordingTransport second = RecordingTransport.webSocket();
    second.attach(it.session);

    assertTrue(it.session.beginProbe(second, it.engine.now()));
    it.receives(second, "5");
    assertSame(second, it.session.transport());
  }

  @Test
  void aWebSocketSessionCannotBeUpgradedAgain() {
    upgrade();
    RecordingTransport second = RecordingTransport.webSocket();
    second.attach(it.session);

    assertFalse(it.session.beginProbe(second, it.engine.now()));
    assertThrows(ProtocolException.class, () -> it.receives(webSocket, "5"));
  }

  @Test
  void aClosedSessionCannotBeUpgraded() {
    it.session.close(CloseReason.SERVER_CLOSE);
    webSocket.attach(it.session);

    assertFalse(it.session.beginProbe(webSocket, it.engine.now()));
  }

  @Test
  void aProbeThatTakesTooLongIsCutOff() {
    beginProbe();
    it.engine.advance(9_999);
    assertFalse(webSocket.isAborted());
    it.engine.advance(1);

    assertTrue(webSocket.isAborted());
    assertFalse(it.session.isClosed());
    it.receives(webSocket, "5");
    assertSame(it.transport, it.session.transport());
    it.flushed();
  }

  @Test
  void aProbeThatGoesAwayLeavesTheSessionAlone() {
    beginProbe();
    it.session.transportClosed(webSocket, CloseReason.CLIENT_CLOSE);

    assertFalse(it.session.isClosed());
  }

  @Test
  void aSessionThatClosesWhileProbingTakesTheProbeAlong() {
    beginProbe();
    it.session.close(CloseReason.SERVER_CLOSE);
    it.receives(webSocket, "5");

    it.assertClosed(CloseReason.SERVER_CLOSE);
    assertEquals(CloseReason.SERVER_CLOSE, webSocket.closed());
    assertSame(it.transport, it.session.transport());
  }

  @Test
  void afterTheUpgradeOnlyTheWebSocketEndsTheSession() {
    upgrade();
    it.session.transportClosed(it.transport, CloseReason.CLIENT_CLOSE);
    assertFalse(it.session.isClosed());

    it.session.transportClosed(webSocket, CloseReason.CLIENT_CLOSE);
    it.assertClosed(CloseReason.CLIENT_CLOSE);
  }

  @Test
  void theHeartbeatGoesOnOverTheWebSocket() {
    upgrade();
    it.engine.advance(25_000);
    it.session.flush();
    assertEquals(List.of("2"), webSocket.taken());
    it.receives(webSocket, "3");
    it.engine.advance(20_000);

    assertFalse(it.session.isClosed());
  }

  private void beginProbe() {
    webSocket.attach(it.session);
    assertTrue(it.session.beginProbe(webSocket, it.engine.now()));
  }

  private void upgrade() {
    beginProbe();
    it.receives(webSocket, "5");
  }
}
