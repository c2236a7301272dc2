package live.grandstand.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import live.grandstand.accounts.Role;
import live.grandstand.platform.AppException;
import live.grandstand.platform.ErrorCode;
import live.grandstand.socketio.TestServer;
import live.grandstand.streams.StreamRoom;
import live.grandstand.streams.StreamStatus;
import live.grandstand.testing.Await;
import live.grandstand.testing.QuietLog;
import live.grandstand.testing.Race;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ChatWriterTest {
  private static final Instant NOW = Instant.parse("2026-11-21T09:00:00.123456Z");

  private final ChatStage.MessageTable table = new ChatStage.MessageTable();
  private final TestServer server = new TestServer();
  private final ChatRoom room =
      new ChatRoom(
          new StreamRoom(ChatStage.STREAM, ChatStage.OWNER, "Chess", StreamStatus.LIVE, 3),
          server.main(),
          ChatStage.SETTINGS,
          List.of());
  private final ChatWriter writer = new ChatWriter();
  private final Thread thread = new Thread(writer, "test-chat-writer");
  private final List<String> told = new CopyOnWriteArrayList<>();
  private final List<NewMessage> stored = new CopyOnWriteArrayList<>();

  ChatWriterTest() {
    writer.chat = table;
    writer.clock = Clock.fixed(NOW, ZoneOffset.UTC);
  }

  @AfterEach
  void stop() {
    writer.stop(thread);
    server.close();
  }

  @Test
  void whatWaitsIsStoredInOneCommitAndToldInItsOrder() {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      writer.post(draft("m" + i));
      texts.add("stored m" + i);
    }
    thread.start();

    Await.until("all are told", () -> told.size() == 300);
    assertEquals(texts, told);
    assertEquals(List.of(300), table.commits);
    assertEquals(table.rows, stored);
  }

  @Test
  void aCommitTakesFiveHundredMessagesAtMost() {
    for (int i = 0; i < 1_100; i++) {
      writer.post(draft("m" + i));
    }
    thread.start();

    Await.until("all are told", () -> told.size() == 1_100);
    assertEquals(List.of(500, 500, 100), table.commits);
  }

  @Test
  void idsGrowInTheOrderOfTheRoomAndTimesHaveMilliseconds() {
    for (int i = 0; i < 100; i++) {
      writer.post(draft("m" + i));
    }
    thread.start();
    Await.until("all are told", () -> told.size() == 100);

    List<String> ids = stored.stream().map(m -> m.id().toString()).toList();
    assertEquals(ids, ids.stream().sorted().distinct().toList());
    assertEquals(Instant.parse("2026-11-21T09:00:00.123Z"), stored.get(0).timestamp());
  }

  @Test
  void oneBadMessageDoesNotTakeTheOthersAlong() {
    writer.post(draft("good"));
    writer.post(draft("bad"));
    writer.post(draft("better"));
    try (QuietLog quiet = QuietLog.of(ChatWriter.class)) {
      thread.start();
      Await.until("all are told", () -> told.size() == 3);
    }

    assertEquals(List.of("stored good", "refused bad", "stored better"), told);
    assertEquals(List.of("good", "better"), table.rows.stream().map(NewMessage::message).toList());
  }

  @Test
  void aDatabaseThatIsAwayIsAskedOnceForAGroup() {
    table.refusalState = "08006";
    writer.post(draft("good"));
    writer.post(draft("bad"));
    try (QuietLog quiet = QuietLog.of(ChatWriter.class)) {
      thread.start();
      Await.until("both are told", () -> told.size() == 2);
    }

    assertEquals(List.of("refused good", "refused bad"), told);
    assertEquals(List.of(), table.rows);
  }

  @Test
  void anOutcomeThatFailsIsItsOwnProblem() {
    try (QuietLog quiet = QuietLog.of(ChatWriter.class)) {
      writer.post(failing("one"));
      writer.post(failing("bad"));
      writer.post(draft("two"));
      thread.start();

      Await.until("the last is told", () -> told.contains("stored two"));
      writer.post(failing("bad"));
      writer.post(draft("three"));
      Await.until("the writer is still there", () -> told.contains("stored three"));
    }
  }

  @Test
  void moreThanTheDatabaseCanTakeIsRefused() {
    for (int i = 0; i < 10_000; i++) {
      writer.post(draft("m"));
    }

    assertRefused(() -> writer.post(draft("one too many")));
  }

  @Test
  void aStoppedWriterFinishesTheGroupAtHandAndRefusesTheRest() throws InterruptedException {
    CountDownLatch storing = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    table.whileStoring =
        () -> {
          storing.countDown();
          awaitUninterruptibly(goOn);
        };
    thread.start();
    writer.post(draft("at hand"));
    storing.await();
    writer.post(draft("waiting"));
    writer.stop(thread);
    goOn.countDown();
    thread.join();

    assertEquals(List.of("stored at hand", "refused waiting"), told);
    assertRefused(() -> writer.post(draft("late")));
  }

  @Test
  void everyMessageThatRacesTheStopIsToldOrRefused() throws Exception {
    thread.start();
    List<Integer> accepted =
        Race.run(
            4,
            () -> {
              int taken = 0;
              for (int i = 0; i < 500; i++) {
                taken += isTaken(draft("m")) ? 1 : 0;
                if (i == 250) {
                  writer.stop(thread);
                }
              }
              return taken;
            });
    thread.join();

    assertEquals(accepted.stream().mapToInt(Integer::intValue).sum(), told.size());
    assertTrue(told.size() < 4 * 500);
  }

  private boolean isTaken(Draft draft) {
    try {
      writer.post(draft);
      return true;
    } catch (AppException e) {
      return false;
    }
  }

  private static void assertRefused(Runnable post) {
    AppException refused = assertThrows(AppException.class, post::run);
    assertEquals(ErrorCode.NOT_STORED, refused.code());
  }

  private Draft draft(String text) {
    return new Draft(
        room,
        ChatStage.caller("ann", Role.USER),
        text,
        new Draft.Outcome() {
          @Override
          public void stored(NewMessage message) {
            stored.add(message);
            told.add("stored " + message.message());
          }

          @Override
          public void notStored() {
            told.add("refused " + text);
          }
        });
  }

  private Draft failing(String text) {
    return new Draft(
        room,
        ChatStage.caller("ann", Role.USER),
        text,
        new Draft.Outcome() {
          @Override
          public void stored(NewMessage message) {
            throw new IllegalStateException("cannot be told");
          }

          @Override
          public void notStored() {
            throw new IllegalStateException("cannot be told");
          }
        });
  }

  private static void awaitUninterruptibly(CountDownLatch latch) {
    boolean interrupted = false;
    while (latch.getCount() > 0) {
      try {
        latch.await();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
