package live.grandstand.engineio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Engine.IO v4, heartbeat: the server pings every 25 s and waits 20 s for the pong. */
class HeartbeatTest {
  private EngineSessionFixture it = EngineSessionFixture.webSocket();

  @AfterEach
  void theTransportWasUsedAsItMayBe() {
    it.transport.assertExhausted();
  }

  @Test
  void theFirstPingLeavesOneIntervalAfterTheOpening() {
    it.engine.advance(24_999);
    assertEquals(List.of(), it.flushed());

    it.engine.advance(1);
    assertEquals(List.of("2"), it.flushed());
  }

  @Test
  void noSecondPingLeavesBeforeThePong() {
    it.engine.advance(25_000);
    it.engine.advance(19_999);

    assertEquals(List.of("2"), it.flushed());
  }

  @Test
  void theNextPingLeavesOneIntervalAfterThePong() {
    it.engine.advance(25_000);
    it.engine.advance(7_000);
    it.receives("3");
    assertEquals(List.of("2"), it.flushed());

    it.engine.advance(24_999);
    assertEquals(List.of(), it.flushed());
    it.engine.advance(1);
    assertEquals(List.of("2"), it.flushed());
  }

  @Test
  void aPongInTheLastMillisecondIsInTime() {
    it.engine.advance(25_000);
    it.engine.advance(19_999);
    it.receives("3");
    it.engine.advance(1);

    assertFalse(it.session.isClosed());
    assertEquals(List.of("2"), it.flushed());
  }

  @Test
  void aMissingPongEndsTheSessionExactlyAtTheDeadline() {
    it.engine.advance(25_000);
    assertEquals(List.of("2"), it.flushed());
    it.engine.advance(19_999);
    assertFalse(it.session.isClosed());

    it.engine.advance(1);

    it.assertClosed(CloseReason.PING_TIMEOUT);
    assertTrue(it.transport.isAborted());
    assertNull(it.transport.closed());
  }

  @Test
  void whoIsSilentAndReadsNothingHasTimedOutAndMayComeBack() {
    it.engine.advance(10_000);
    it.transport.hold();
    it.session.send(Frame.text("4hello"));
    it.session.flush();
    it.engine.advance(20_000);

    it.assertClosed(CloseReason.PING_TIMEOUT);
    assertEquals(List.of("4hello"), it.transport.taken());
  }

  @Test
  void whoAnswersPingsAndReadsNothingIsCutOff() {
    it.transport.hold();
    it.engine.advance(25_000);
    it.session.flush();
    it.receives("3");
    it.engine.advance(19_999);
    assertFalse(it.session.isClosed());

    it.engine.advance(1);

    it.assertClosed(CloseReason.SLOW_CONSUMER);
    assertTrue(it.transport.isAborted());
    assertEquals(List.of("2"), it.transport.taken());
  }

  @Test
  void whoReadsSlowlyButReadsIsNotCutOff() {
    it.transport.hold();
    for (int i = 0; i < 10; i++) {
      it.sends("4" + i);
      assertEquals(
          List.of("4" + i), it.flushed().stream().filter(frame -> !frame.equals("2")).toList());
      it.engine.advance(1);
      it.engine.advance(15_000);
      it.receives("3");
      it.transport.complete();
    }
    assertFalse(it.session.isClosed());
  }

  @Test
  void anOverdueSessionIsNotFoundEvenBeforeTheSweepHasSeenIt() {
    it.engine.advance(25_000);
    assertEquals(List.of("2"), it.flushed());
    it.engine.passUnseen(19_999);
    assertNotNull(it.engine.server().find(it.session.sid()));
    it.engine.passUnseen(1);

    assertNull(it.engine.server().find(it.session.sid()));
    it.assertClosed(CloseReason.PING_TIMEOUT);
  }

  @Test
  void messagesAreNoPongs() {
    it.engine.advance(25_000);
    assertEquals(List.of("2"), it.flushed());
    it.engine.advance(10_000);
    it.receives("4I am alive");
    it.engine.advance(10_000);

    it.assertClosed(CloseReason.PING_TIMEOUT);
  }

  @Test
  void aPollingClientThatNeverPollsTimesOutToo() {
    it = EngineSessionFixture.polling();
    it.transport.notWritable();
    it.engine.advance(25_000);
    it.engine.advance(20_000);

    it.assertClosed(CloseReason.PING_TIMEOUT);
  }

  @Test
  void aClosedSessionIsNotPinged() {
    it.session.close(CloseReason.SERVER_CLOSE);
    it.engine.advance(25_000);

    assertEquals(List.of(), it.flushed());
  }
}
