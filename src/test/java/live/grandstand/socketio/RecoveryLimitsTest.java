package live.grandstand.socketio;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.AbstractList;
import java.util.List;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Where recovery has its limits: what is too much, too late, or not told exactly (ADR 11). */
class RecoveryLimitsTest {
  private static final Duration WINDOW = Duration.ofMinutes(2);

  private final TestServer server = new TestServer(WINDOW);
  private final Namespace main = server.main();

  @AfterEach
  void stop() {
    server.close();
  }

  /** A client in a room that has had one event. */
  private RecoveringClient inRoom(String room) {
    RecoveringClient client = new RecoveringClient(server);
    client.socket().join(room);
    client.socket().emit("hello");
    client.hearsUpTo("\"hello\"");
    return client;
  }

  @Test
  void anEventForOneSocketAloneThatWasUnderWayStartsItAfresh() {
    RecoveringClient client = inRoom("r");
    client.connection().stopsReading();
    client.socket().emit("alone", 1);

    assertFalse(client.isCutOff().comesBack().isRecovered());
  }

  @Test
  void aSharedPacketThatWasUnderWayStartsItAfreshAsWell() {
    RecoveringClient client = inRoom("r");
    client.connection().stopsReading();
    client.socket().emit(main.encode("shared", List.of(1)));

    assertFalse(client.isCutOff().comesBack().isRecovered());
  }

  @Test
  void anyLaterEventTellsThatThoseForTheSocketAloneArrived() {
    RecoveringClient client = inRoom("r");
    client.socket().emit(main.encode("shared", List.of(1)));
    client.socket().emit("alone", 2);
    client.hearsUpTo("\"alone\",2");
    main.to("r").emit("a", 3);
    assertTrue(client.isCutOff().comesBack().isRecovered(), "after one of its own");
    client.socket().emit(main.encode("shared", List.of(4)));
    main.to("r").emit("b", 5);
    client.hearsUpTo("\"b\",5");

    assertTrue(client.isCutOff().comesBack().isRecovered(), "after one for all");
    client.hearsNothingMore();
    assertEquals(6, client.heard().size());
  }

  @Test
  void anAnswerOfAnEarlierSocketTellsNothingOfALaterOne() {
    RecoveringClient client = inRoom("r").isCutOff();
    main.to("r").disconnectSockets();
    assertFalse(client.comesBack().isRecovered());
    client.connection().stopsReading();
    client.socket().emit("hello");

    assertFalse(client.isCutOff().comesBack().isRecovered());
  }

  @Test
  void answersToOneClientTakeNoRoomInTheLogThatIsForAll() {
    RecoveringClient client = inRoom("r");
    main.to("r").emit("a", 1);
    client.hears();
    for (int i = 0; i < 100; i++) {
      client.socket().emit("answer", i);
      client.socket().emit(main.encode("shared", i));
    }

    assertEquals(1, main.recovery().log().size());
  }

  @Test
  void aClientThatWasNeverSentAnythingIsRecoveredWithoutAnOffset() {
    main.all().emit("before", 0);
    RecoveringClient client = new RecoveringClient(server);
    client.socket().join("r");
    client.isCutOff();
    main.to("r").emit("a", 1);
    client.comesBack();

    assertTrue(client.isRecovered());
    assertEquals("\"a\",1", client.hears());
    client.hearsNothingMore();
  }

  @Test
  void aClientWhoseFirstEventWasUnderWayHasNoOffsetAndStartsAfresh() {
    main.all().emit("before", 0);
    RecoveringClient client = new RecoveringClient(server);
    client.socket().join("r");
    client.connection().stopsReading();
    main.to("r").emit("a", 1);

    assertFalse(client.isCutOff().comesBack().isRecovered());
  }

  @Test
  void whoMissedMoreThanHalfAnOutboxStartsAfreshAndIsNoSlowConsumer() {
    RecoveringClient client = inRoom("r").isCutOff();
    for (int i = 0; i < 6; i++) {
      main.to("r").emit("big", "x".repeat(100_000));
    }

    assertFalse(client.comesBack().isRecovered());
    client.hearsNothingMore();
  }

  @Test
  void whoMissedLessThanHalfAnOutboxIsRecovered() {
    RecoveringClient client = inRoom("r").isCutOff();
    for (int i = 0; i < 5; i++) {
      main.to("r").emit("big", "x".repeat(100_000));
    }

    assertTrue(client.comesBack().isRecovered());
  }

  @Test
  void aReturnLooksThroughSoManyEventsAndNoMore() {
    RecoveringClient near = inRoom("r").isCutOff();
    RecoveringClient far = inRoom("r").isCutOff();
    for (int i = 0; i < MissedEvents.MAX_WALK; i++) {
      main.to("nobody").emit("noise");
    }
    assertTrue(near.comesBack().isRecovered());
    main.to("nobody").emit("noise");

    assertFalse(far.comesBack().isRecovered());
  }

  @Test
  void whoIsCutOffWhileRoomsAreChangedStartsAfresh() {
    RecoveringClient first = inRoom("r");
    RecoveringClient second = inRoom("r");
    AtomicBoolean begun = new AtomicBoolean();
    main.onRoomChange(
        room -> {
          if (begun.compareAndSet(false, true)) {
            second.isCutOff();
          }
        });
    main.to("r").socketsLeave("r");

    assertTrue(begun.get());
    assertFalse(first.socket().isIn("r"));
    assertFalse(second.comesBack().isRecovered(), "else it were in the room again");
    assertFalse(second.socket().isIn("r"));
  }

  @Test
  void anEventThatComesWhileTheSweepRunsIsForgottenInTimeAsWell() {
    List<Integer> slow =
        new AbstractList<>() {
          @Override
          public Integer get(int index) {
            server.timer().advance(WINDOW.toMillis()); // while the event is written
            return 1;
          }

          @Override
          public int size() {
            return 1;
          }
        };
    main.all().emit("a", slow);
    server.timer().advance(WINDOW.toMillis() * 2);

    assertEquals(0, main.recovery().log().size());
  }

  @Test
  void anEventIsSentThoughTheTimerHasStopped() {
    ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1);
    timer.shutdownNow();

    assertDoesNotThrow(() -> new RecoverySweep(timer, WINDOW, List.of()).expect());
  }
}
