package live.grandstand.chat;

import static live.grandstand.chat.ChatStage.STREAM;
import static live.grandstand.chat.ChatStage.join;
import static live.grandstand.chat.ChatStage.say;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import live.grandstand.engineio.CloseReason;
import live.grandstand.socketio.RecoveringClient;
import live.grandstand.socketio.TestClient;
import live.grandstand.testing.Await;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of a viewer whose connection is lost for a moment (realtime.md §1). */
class ChatRecoveryTest {
  private final ChatStage stage = new ChatStage(Duration.ofMinutes(2));

  @AfterEach
  void stop() {
    stage.close();
  }

  private RecoveringClient watches(String name) {
    RecoveringClient viewer = new RecoveringClient(stage.server, name);
    viewer.connection().sends(join(STREAM));
    viewer.hears();
    viewer.hears();
    viewer.hears();
    return viewer;
  }

  private int viewers() {
    return stage.viewers.current(STREAM);
  }

  @Test
  void messagesThatWereMissedComeOnceAndInOrderAndTheViewerCountsAgain() {
    RecoveringClient ann = watches("ann");
    TestClient ben = stage.watches("ben");
    ann.isCutOff();
    assertEquals(1, viewers());
    for (int i = 0; i < 5; i++) {
      ben.sends(say("message " + i));
      assertTrue(ben.next().contains("message " + i));
    }
    ann.comesBack();

    assertTrue(ann.isRecovered());
    for (int i = 0; i < 5; i++) {
      assertTrue(ann.hears().contains("message " + i));
    }
    ann.hearsNothingMore();
    assertEquals(2, viewers());
    ann.connection().sends(say("I am back"));
    assertTrue(ann.hears().contains("I am back"));
  }

  @Test
  void whoComesBackAfterTheEndIsToldTheEndAndDisconnected() {
    RecoveringClient ann = watches("ann");
    stage.watches("ben");
    ann.isCutOff();
    stage.ends(STREAM);
    ann.comesBack();

    expectsTheEnd(ann);
  }

  @Test
  void whoComesBackAfterTheEndOfARoomThatWasGivenUpIsToldToo() {
    RecoveringClient ann = watches("ann").isCutOff();
    stage.rooms.forgetEmpty();
    stage.ends(STREAM);
    ann.comesBack();

    expectsTheEnd(ann);
  }

  private void expectsTheEnd(RecoveringClient ann) {
    assertTrue(ann.hears().startsWith("\"stream_ended_notification\""));
    assertEquals("1", ann.connection().next());
    assertEquals(CloseReason.STREAM_ENDED, ann.connection().closed());
    Await.until("nobody is in the room", () -> stage.server.main().roomNames().isEmpty());
  }

  @Test
  void aRoomThatWasGivenUpIsActiveAgainForWhoComesBack() {
    RecoveringClient ann = watches("ann").isCutOff();
    stage.rooms.forgetEmpty();
    ann.comesBack().hearsNothingMore();

    assertEquals(1, viewers());
    ann.connection().sends(say("still here"));
    assertTrue(ann.hears().contains("still here"));
  }
}
