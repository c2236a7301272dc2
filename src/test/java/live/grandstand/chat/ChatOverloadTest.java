package live.grandstand.chat;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import live.grandstand.accounts.Role;
import live.grandstand.socketio.TestClient;
import live.grandstand.streams.StreamRoom;
import live.grandstand.streams.StreamStatus;
import live.grandstand.testing.Await;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A database that falls behind: 10,000 messages may wait for it (docs/concurrency.md). */
class ChatOverloadTest {
  private static final int MOST = 10_000;

  private final ChatStage stage = new ChatStage();
  private final CountDownLatch storing = new CountDownLatch(1);
  private final CountDownLatch goOn = new CountDownLatch(1);
  private final AtomicInteger stored = new AtomicInteger();

  @AfterEach
  void stop() {
    goOn.countDown();
    stage.close();
  }

  @Test
  void anAuthorHearsThatTheMessageWasOneTooManyAndMayTryAgain() throws InterruptedException {
    TestClient ann = stage.watches("ann");
    stage.table.whileStoring = this::stall;
    ann.sends(ChatStage.say("at hand"));
    storing.await();
    fill(MOST);

    ann.sends(ChatStage.say("one too many"));
    ann.expects(
        "2[\"message_error\",{\"message\":\"The message could not be stored, please try again\","
            + "\"code\":\"not_stored\"}]");
    goOn.countDown();

    assertTrue(ann.next().contains("\"at hand\""));
    Await.until("what waited is stored", () -> stored.get() == MOST);
    ann.sends(ChatStage.say("again"));
    assertTrue(ann.next().contains("\"again\""));
  }

  private void stall() {
    storing.countDown();
    try {
      goOn.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Others, in a room where nobody watches, fill the queue. */
  private void fill(int messages) {
    ChatRoom quiet =
        new ChatRoom(
            new StreamRoom(ChatStage.STREAM, ChatStage.OWNER, "Quiet", StreamStatus.LIVE, 1),
            stage.server.sockets().of("/nobody"),
            ChatStage.SETTINGS,
            List.of());
    Draft.Outcome counted =
        new Draft.Outcome() {
          @Override
          public void stored(NewMessage message) {
            stored.incrementAndGet();
          }

          @Override
          public void notStored() {
            throw new IllegalStateException("it was taken");
          }
        };
    Draft draft = new Draft(quiet, ChatStage.caller("bob", Role.USER), "noise", counted);
    for (int i = 0; i < messages; i++) {
      stage.writer.post(draft);
    }
  }
}
