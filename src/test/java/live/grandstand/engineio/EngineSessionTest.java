package live.grandstand.engineio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import live.grandstand.testing.Await;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes in, what goes out, and how a session ends; over WebSocket. */
class EngineSessionTest {
  private static final EngineSettings SMALL =
      TestEngine.settings(s -> s.outboxBytes(1_000).inboundRate(2));

  private EngineSessionFixture it = EngineSessionFixture.webSocket();

  @AfterEach
  void theTransportWasUsedAsItMayBe() {
    it.transport.assertExhausted();
  }

  // ---- in --------------------------------------------------------------------------------------

  @Test
  void messagesGoUpInOrder() {
    it.receives("4hello");
    it.receives("4");
    it.session.receive(it.transport, EnginePacket.binary(new byte[4]), it.engine.now());

    assertEquals(List.of("text hello", "text ", "binary 4"), it.listener.told());
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "0{}", "2", "2probe", "5", "6"})
  void whatOnlyAServerSendsIsAProtocolError(String packet) {
    assertThrows(ProtocolException.class, () -> it.receives(packet));
  }

  @Test
  void whatTheLayerAboveRefusesIsTheDoorsToHandle() {
    assertThrows(ProtocolException.class, () -> it.receives("4refuse me"));
  }

  @Test
  void aCloseFromTheClientEndsTheSession() {
    it.receives("1");

    it.assertClosed(CloseReason.CLIENT_CLOSE);
    assertEquals(CloseReason.CLIENT_CLOSE, it.transport.closed());
  }

  @Test
  void nothingIsHeardFromAClosedSession() {
    it.session.close(CloseReason.SERVER_CLOSE);
    it.receives("4late");
    it.receives("2");

    assertEquals(List.of("closed SERVER_CLOSE"), it.listener.told());
  }

  @Test
  void aTransportThatIsNotTheSessionsIsNotHeard() {
    RecordingTransport stranger = RecordingTransport.webSocket();
    stranger.attach(it.session);

    it.receives(stranger, "4hello");
    it.receives(stranger, "2");

    assertEquals(List.of(), it.listener.told());
  }

  @Test
  void framesBeyondTheRateCloseTheSession() {
    it = EngineSessionFixture.webSocket(SMALL);
    for (int i = 0; i < 10; i++) {
      it.receives("4" + i);
    }
    assertFalse(it.session.isClosed());

    it.receives("4one too many");

    it.assertClosed(CloseReason.TOO_MANY_FRAMES);
    assertFalse(it.listener.told().contains("text one too many"));
  }

  @Test
  void framesAtTheRateGoOnForever() {
    it = EngineSessionFixture.webSocket(SMALL);
    for (int i = 0; i < 1_000; i++) {
      it.receives("4" + i);
      it.engine.passUnseen(500);
    }

    assertFalse(it.session.isClosed());
  }

  @Test
  void everyKindOfFrameCounts() {
    it = EngineSessionFixture.webSocket(SMALL);
    for (int i = 0; i < 11; i++) {
      it.receives("3");
    }

    it.assertClosed(CloseReason.TOO_MANY_FRAMES);
  }

  // ---- out -------------------------------------------------------------------------------------

  @Test
  void theOpenPacketTellsWhatTheClientHasToKnow() {
    RecordingTransport other = RecordingTransport.webSocket();
    EngineSession opened = it.engine.open(other);
    opened.flush();

    assertEquals(
        "0{\"sid\":\""
            + opened.sid()
            + "\",\"upgrades\":[],\"pingInterval\":25000,\"pingTimeout\":20000,"
            + "\"maxPayload\":1000000}",
        other.next().text());
    assertTrue(opened.sid().matches("[A-Za-z0-9_-]{20}"));
  }

  @Test
  void whatIsSentBetweenFlushesLeavesInOneWrite() {
    it.transport.hold();
    it.sends("4a");
    it.sends("4b");
    int before = it.transport.writes();

    assertEquals(List.of("4a", "4b"), it.flushed());
    assertEquals(before + 1, it.transport.writes());
  }

  @Test
  void nothingIsWrittenWhileAWriteIsUnderWay() {
    it.transport.hold();
    it.sends("4a");
    it.session.flush();
    it.sends("4b");
    it.session.flush();
    assertEquals(List.of("4a"), it.transport.taken());

    it.transport.complete();

    assertEquals(List.of("4b"), it.flushed());
  }

  @Test
  void oneWriteTakesExactlyAQuarterOfAMebibyteAtMost() {
    it.transport.hold();
    it.session.send(frameOf(128 * 1024));
    it.session.send(frameOf(128 * 1024));
    it.session.send(frameOf(128 * 1024));
    it.session.send(frameOf(128 * 1024 + 1));

    assertEquals(2, it.flushed().size(), "256 KiB");
    it.transport.complete();
    assertEquals(1, it.flushed().size(), "256 KiB and one byte would not fit");
    it.transport.complete();
    assertEquals(1, it.flushed().size());
  }

  @Test
  void aFrameLargerThanOneWriteLeavesAlone() {
    it.transport.hold();
    it.session.send(frameOf(300 * 1024));
    it.sends("4next");

    assertEquals(1, it.flushed().size());
    it.transport.complete();
    assertEquals(List.of("4next"), it.flushed());
  }

  /** A frame of so many bytes as it leaves. */
  private static Frame frameOf(int length) {
    Frame frame = Frame.binary(new byte[length - 10]);
    assertEquals(length, frame.length(), "a long frame's header has 10 bytes");
    return frame;
  }

  @Test
  void aReaderTooSlowIsCutOffAndNobodyWaitsForIt() {
    it = EngineSessionFixture.webSocket(SMALL);
    it.transport.hold();
    it.sends("4under way");
    it.session.flush();
    it.session.send(Frame.binary(new byte[900]));
    it.session.send(Frame.binary(new byte[900]));

    it.assertClosed(CloseReason.SLOW_CONSUMER);
    assertTrue(it.transport.isAborted());
    assertNull(it.transport.closed());
    assertEquals(List.of("4under way"), it.transport.taken());
  }

  @Test
  void volatileFramesAreDroppedAndCountedBeforeAReaderIsTooSlow() {
    it = EngineSessionFixture.webSocket(SMALL);
    it.transport.hold();
    it.session.send(Frame.binary(new byte[300]));

    it.session.sendVolatile(Frame.text("4count"));

    assertEquals(List.of("binary:300"), it.flushed());
    assertEquals(1, it.engine.server().counters().droppedFrames());
    assertFalse(it.session.isClosed());
  }

  @Test
  void sentFramesAreCounted() {
    long before = it.engine.server().counters().sentFrames();
    it.sends("4a");
    it.sends("4b");
    it.flushed();

    assertEquals(before + 2, it.engine.server().counters().sentFrames());
  }

  // ---- end -------------------------------------------------------------------------------------

  @Test
  void onlyTheFirstCloseCounts() {
    it.session.close(CloseReason.SERVER_CLOSE);
    it.session.close(CloseReason.PARSE_ERROR);
    it.session.transportClosed(it.transport, CloseReason.CLIENT_CLOSE);

    it.assertClosed(CloseReason.SERVER_CLOSE);
    assertEquals(CloseReason.SERVER_CLOSE, it.transport.closed());
  }

  @Test
  void aCloseGivesUpWhatWaits() {
    it.sends("4never");
    it.session.close(CloseReason.SERVER_CLOSE);

    assertEquals(List.of(), it.flushed());
  }

  @Test
  void theCloseWaitsForQueuedFrames() {
    it.transport.hold();
    it.sends("4last words");
    it.session.closeAfterFlush(CloseReason.STREAM_ENDED);
    it.sends("4too late");

    assertEquals(List.of("4last words"), it.flushed());
    it.session.flush();
    assertFalse(it.session.isClosed(), "the write is still under way");
    it.transport.complete();
    it.session.flush();

    it.assertClosed(CloseReason.STREAM_ENDED);
  }

  @Test
  void aCloseBehindNothingIsDueAtOnce() {
    it.session.closeAfterFlush(CloseReason.SERVER_SHUTDOWN);
    it.session.flush();

    it.assertClosed(CloseReason.SERVER_SHUTDOWN);
  }

  @Test
  void aCloseThatNeverComesToItsTurnIsForced() {
    it.transport.hold();
    it.sends("4stuck");
    it.session.flush();
    it.session.closeAfterFlush(CloseReason.STREAM_ENDED);

    it.engine.advance(4_999);
    assertFalse(it.session.isClosed());
    it.engine.advance(1);

    it.assertClosed(CloseReason.STREAM_ENDED);
    assertEquals(List.of("4stuck"), it.transport.taken());
  }

  @Test
  void askingTwiceToCloseDoesNotMoveTheDeadline() {
    it.transport.hold();
    it.sends("4stuck");
    it.session.flush();
    it.session.closeAfterFlush(CloseReason.STREAM_ENDED);
    it.engine.advance(3_000);
    it.session.closeAfterFlush(CloseReason.SERVER_SHUTDOWN);
    it.engine.advance(2_000);

    it.assertClosed(CloseReason.STREAM_ENDED);
    assertEquals(List.of("4stuck"), it.transport.taken());
  }

  @Test
  void aTransportThatGoesWhileTheCloseWaitsKeepsThePlannedReason() {
    it.transport.hold();
    it.sends("4a");
    it.session.flush();
    it.session.closeAfterFlush(CloseReason.STREAM_ENDED);
    it.session.transportClosed(it.transport, CloseReason.CLIENT_CLOSE);

    it.assertClosed(CloseReason.STREAM_ENDED);
    assertEquals(List.of("4a"), it.transport.taken());
  }

  @Test
  void aLostTransportEndsTheSession() {
    it.session.transportClosed(it.transport, CloseReason.TRANSPORT_ERROR);

    it.assertClosed(CloseReason.TRANSPORT_ERROR);
  }

  @Test
  void aPeerThatDoesNotAnswerTheCloseIsCutOff() {
    it.session.close(CloseReason.SERVER_CLOSE);
    it.engine.advance(4_999);
    assertFalse(it.transport.isAborted());
    it.engine.advance(1);

    assertTrue(it.transport.isAborted());
  }

  @Test
  void transportsThatFailWhileTheirSessionOpensLeaveNothingBehind() {
    RecordingListener told = new RecordingListener();
    try (TestEngine busy = new TestEngine(opened -> told).start()) {
      for (int i = 0; i < 500; i++) {
        busy.open(RecordingTransport.webSocket().failing());
      }

      Await.until("all have failed", () -> told.told().size() == 500);
      assertTrue(busy.server().sessions().isEmpty());
    }
  }
}
