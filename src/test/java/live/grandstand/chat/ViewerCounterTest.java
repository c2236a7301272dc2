package live.grandstand.chat;

import static live.grandstand.chat.ChatStage.STREAM;
import static live.grandstand.chat.ChatStage.join;
import static live.grandstand.chat.ChatStage.leave;
import static live.grandstand.chat.ChatTest.count;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import live.grandstand.socketio.TestClient;
import live.grandstand.testing.Await;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Viewer counts: the first change at once, then at most one in 250 ms, always the last. */
class ViewerCounterTest {
  private final ChatStage stage = new ChatStage();

  @AfterEach
  void stop() {
    stage.close();
  }

  @Test
  void theFirstChangeOfAQuietRoomIsToldAtOnce() {
    TestClient ann = quietRoomWith("ann");
    stage.watches("bob");
    passes(0);

    ann.expects(count(2));
    ann.expectsNothingMore();
  }

  @Test
  void changesWithinTheIntervalAreToldAsOne() {
    TestClient ann = quietRoomWith("ann");
    stage.watches("bob");
    passes(0);
    stage.watches("eve");
    stage.watches("kim");
    passes(249);
    ann.expects(count(2));
    ann.expectsNothingMore();
    passes(1);

    ann.expects(count(4));
    passes(1_000);
    ann.expectsNothingMore();
  }

  @Test
  void aStormOfJoinsCostsOneUpdatePerInterval() {
    TestClient ann = quietRoomWith("ann");
    for (int i = 0; i < 60; i++) {
      stage.watches("viewer" + i);
      passes(25);
    }
    passes(1_000);

    List<String> told = new ArrayList<>();
    String packet = ann.next();
    told.add(packet);
    while (!packet.equals(count(61))) {
      packet = ann.next();
      told.add(packet);
    }
    assertEquals(7, told.size());
    ann.expectsNothingMore();
  }

  @Test
  void theUpdatesOfARoomCostInProportionToItsCrowd() {
    assertEquals(250, ViewerCounter.interval(250, 1));
    assertEquals(250, ViewerCounter.interval(250, 1_999));
    assertEquals(2_500, ViewerCounter.interval(250, 10_000));
    for (int viewers = 1; viewers < 100_000; viewers += 333) {
      long sendsPerSecond = viewers * 1_000L / ViewerCounter.interval(250, viewers);
      assertTrue(sendsPerSecond < 8_000, viewers + " viewers cost " + sendsPerSecond);
    }
  }

  @Test
  void whoLeavesIsCountedOut() {
    TestClient ann = quietRoomWith("ann");
    TestClient bob = stage.watches("bob");
    passes(250);
    passes(250);
    ann.expects(count(2));
    bob.goesAway();
    Await.until("bob is out", () -> stage.viewers.current(STREAM) == 1);
    Await.until(
        "the change is noticed",
        () -> {
          passes(0);
          return ann.hasUnread();
        });

    ann.expects(count(1));
  }

  @Test
  void aJoinAndALeaveInOneIntervalEndWithTheLastValue() {
    TestClient ann = quietRoomWith("ann");
    TestClient bob = stage.watches("bob");
    passes(0);
    ann.expects(count(2));
    bob.expects(count(2));
    bob.sends(leave(STREAM)).expectsNothingMore();
    bob.sends(join(STREAM)).next();
    bob.next();
    bob.expects(count(2));
    bob.sends(leave(STREAM)).expectsNothingMore();
    passes(250);

    ann.expects(count(1));
  }

  @Test
  void theCountIsKnownWithoutAskingAnybody() {
    assertEquals(0, stage.viewers.current(STREAM));
    stage.watches("ann");
    stage.watches("bob");

    assertEquals(2, stage.viewers.current(STREAM));
  }

  @Test
  void onlyAHigherPeakIsRecorded() {
    quietRoomWith("ann");
    TestClient bob = stage.watches("bob");
    passes(500);
    bob.expects(count(2));
    bob.sends(leave(STREAM)).expectsNothingMore();
    passes(500);
    bob.sends(join(STREAM)).next();
    bob.next();
    bob.expects(count(2));
    passes(500);
    stage.watches("eve");
    passes(500);

    Await.until("three peaks are recorded", () -> stage.streams.peaks.size() == 3);
    assertEquals(List.of(1, 2, 3), stage.streams.peaks.stream().sorted().toList());
  }

  @Test
  void aQuietRoomNeedsNoTimer() {
    TestClient ann = quietRoomWith("ann");
    assertEquals(0, stage.server.timer().waiting());
    stage.ends(STREAM);
    ann.closed();
    passes(0);

    assertEquals(0, stage.server.timer().waiting());
  }

  @Test
  void roomsThatAreNoStreamsAreNobodysCount() {
    TestClient ann = stage.arrives("ann");
    stage.server.socketOf(ann).join("notification:1");

    assertEquals(0, stage.server.timer().waiting());
  }

  private TestClient quietRoomWith(String name) {
    TestClient client = stage.watches(name);
    passes(0);
    client.expects(count(1));
    passes(500);
    client.expectsNothingMore();
    return client;
  }

  private void passes(long millis) {
    stage.server.timer().advance(millis);
  }
}
