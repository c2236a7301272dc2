package live.grandstand.engineio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** How a polling session ends, whose client may have a poll under way or not. */
class PollingCloseTest {
  private final EngineSessionFixture it = EngineSessionFixture.polling();

  @Test
  void aPollThatComesBehindTheClientsCloseIsAnsweredOnce() {
    it.transport.notWritable();
    it.receives("1");
    EngineServer server = it.engine.server();

    it.assertClosed(CloseReason.CLIENT_CLOSE);
    assertNull(server.verify(poll()));
    assertTrue(server.takeClosedByClient(it.session.sid()));
    assertFalse(server.takeClosedByClient(it.session.sid()));
    assertEquals(EngineError.SESSION_ID_UNKNOWN, server.verify(poll()));
  }

  @Test
  void aPollThatWaitedIsTheOnlyOneAnswered() {
    it.receives("1");

    it.assertClosed(CloseReason.CLIENT_CLOSE);
    assertEquals(CloseReason.CLIENT_CLOSE, it.transport.closed());
    assertFalse(it.engine.server().takeClosedByClient(it.session.sid()));
  }

  @Test
  void aCloseIsRememberedNoLongerThanAPingMayTake() {
    it.transport.notWritable();
    it.receives("1");
    it.engine.advance(20_000);

    assertEquals(EngineError.SESSION_ID_UNKNOWN, it.engine.server().verify(poll()));
  }

  @Test
  void theServersCloseWaitsForAPollOfItsOwnBehindWhatWaits() {
    it.transport.notWritable();
    it.sends("4last words");
    it.session.closeAfterFlush(CloseReason.STREAM_ENDED);
    it.transport.complete();

    // The stock client reads a close packet at once, ahead of messages in the same payload.
    assertEquals(List.of("4last words"), it.flushed());
    it.transport.complete();
    it.session.flush();
    assertEquals(CloseReason.STREAM_ENDED, it.transport.closed());
  }

  private EngineRequest poll() {
    return new EngineRequest(
        "GET", "polling", "4", it.session.sid(), false, null, "localhost", "192.0.2.1");
  }
}
