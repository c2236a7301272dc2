package live.grandstand.socketio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import live.grandstand.testing.Race;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rooms and speaking to many. */
class RoomsTest {
  private final TestServer server = new TestServer();
  private final List<String> changes = new CopyOnWriteArrayList<>();

  @BeforeEach
  void namespaces() {
    server.main().onRoomChange(changes::add);
    server.sockets().of("/other");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void anEventToARoomReachesItsMembersAndNobodyElse() {
    TestClient ann = inRooms("red");
    TestClient bob = inRooms("red", "blue");
    TestClient eve = inRooms("blue");
    server.main().to("red").emit("news", 1);

    ann.expects("2[\"news\",1]");
    bob.expects("2[\"news\",1]");
    eve.expectsNothingMore();
  }

  @Test
  void whoIsInSeveralOfTheRoomsGetsAnEventOnce() {
    TestClient both = inRooms("red", "blue");
    TestClient one = inRooms("blue");
    server.main().to("red").to("blue").emit("news");

    both.expects("2[\"news\"]");
    both.expectsNothingMore();
    one.expects("2[\"news\"]");
    one.expectsNothingMore();
  }

  @Test
  void everyoneIsEveryoneInTheNamespace() {
    TestClient here = inRooms();
    TestClient there = server.opens().connect("/other", "");
    server.main().all().emit("news");

    here.expects("2[\"news\"]");
    there.expectsNothingMore();
  }

  @Test
  void exceptLeavesOutRoomsAndSingleSockets() {
    TestClient ann = inRooms("red");
    TestClient bob = inRooms("red", "quiet");
    TestClient eve = inRooms("red");
    server.main().to("red").except("quiet").except(eve.sid("/")).emit("news");
    server.main().all().except("red").emit("never");

    ann.expects("2[\"news\"]");
    ann.expectsNothingMore();
    bob.expectsNothingMore();
    eve.expectsNothingMore();
  }

  @Test
  void aSocketSpeaksToTheOthers() {
    TestClient ann = inRooms("red");
    TestClient bob = inRooms("red");
    TestClient eve = inRooms();
    server.socketOf(ann).to("red").emit("to the room");
    server.socketOf(ann).broadcast().emit("to everyone");

    bob.expects("2[\"to the room\"]", "2[\"to everyone\"]");
    eve.expects("2[\"to everyone\"]");
    ann.expectsNothingMore();
  }

  @Test
  void severalRoomsAreLeftOutAtOnce() {
    TestClient ann = inRooms("red");
    TestClient bob = inRooms("blue");
    TestClient eve = inRooms("green");
    server.main().all().except(List.of("red", "blue")).emit("news");
    server.main().except("green").emit("others");

    eve.expects("2[\"news\"]");
    ann.expects("2[\"others\"]");
    bob.expects("2[\"others\"]");
    eve.expectsNothingMore();
  }

  @Test
  void aRoomsSocketsAreListedAndSentAway() {
    TestClient ann = inRooms("red", "here");
    TestClient bob = inRooms("red");
    ClientSocket annsSocket = server.socketOf(ann);
    assertEquals(
        List.of(annsSocket),
        server.main().in("red").in("here").except(bob.sid("/")).fetchSockets());
    server.main().in("here").disconnectSockets();

    ann.expects("1");
    bob.expectsNothingMore();
  }

  @Test
  void aSocketsOwnIdIsARoomWithItAlone() {
    TestClient ann = inRooms();
    TestClient bob = inRooms();
    server.main().to(ann.sid("/")).emit("private");

    ann.expects("2[\"private\"]");
    bob.expectsNothingMore();
    assertEquals(1, server.main().roomSize(ann.sid("/")));
  }

  @Test
  void nobodyIsInAnEmptyListOfRooms() {
    TestClient ann = inRooms("red");
    server.main().all().to(List.of()).emit("news");
    server.main().to("nowhere").emit("news");

    ann.expectsNothingMore();
  }

  @Test
  void anOperatorThatIsNarrowedLeavesTheWiderOneAsItWas() {
    TestClient ann = inRooms();
    BroadcastOperator all = server.main().all();
    all.to("nowhere");
    all.except(ann.sid("/"));
    all.emit("news");

    ann.expects("2[\"news\"]");
  }

  @Test
  void attachmentsReachEveryMember() {
    TestClient ann = inRooms("red");
    TestClient bob = inRooms("red");
    server.main().to("red").emit("file", new byte[] {1, 2});

    ann.expects("5[\"file\",\"<0102>\"]");
    bob.expects("5[\"file\",\"<0102>\"]");
  }

  @Test
  void volatileEventsAreGivenUpForASlowReaderAndOthersAreNot() {
    TestClient slow = inRooms("red");
    TestClient quick = inRooms("red");
    slow.stopsReading();
    String large = "x".repeat(300_000);
    server.main().to("red").emit("under way");
    slow.expects("2[\"under way\"]");
    server.main().to("red").emit("large", large);
    quick.expects("2[\"under way\"]", "2[\"large\",\"" + large + "\"]");
    server.main().to("red").asVolatile().emit("count", 1);
    server.main().to("red").emit("last");

    quick.expects("2[\"count\",1]", "2[\"last\"]");
    slow.readsAgain();
    slow.expects("2[\"large\",\"" + large + "\"]", "2[\"last\"]");
  }

  @Test
  void everybodysAcknowledgementIsCollected() throws Exception {
    TestClient ann = inRooms("red");
    TestClient bob = inRooms("red");
    CompletableFuture<List<JsonNode>> answers =
        server.main().to("red").emitWithAck(Duration.ofSeconds(5), "ask");
    ann.expects("20[\"ask\"]");
    bob.expects("20[\"ask\"]");
    ann.sends("30[\"ann\"]");
    bob.sends("30[\"bob\"]");

    assertEquals(
        Set.of("[\"ann\"]", "[\"bob\"]"),
        Set.copyOf(answers.get().stream().map(JsonNode::toString).toList()));
  }

  @Test
  void whenNobodyIsAskedNothingIsWaitedFor() throws Exception {
    assertEquals(
        List.of(), server.main().to("nowhere").emitWithAck(Duration.ofSeconds(5), "ask").get());
  }

  @Test
  void socketsCanBeMadeToJoinAndLeave() {
    TestClient ann = inRooms();
    server.main().to(ann.sid("/")).socketsJoin("red");
    server.main().to("red").emit("in");
    server.main().to("red").socketsLeave("red");
    server.main().to("red").emit("out");

    ann.expects("2[\"in\"]");
    ann.expectsNothingMore();
  }

  // ---- membership ------------------------------------------------------------------------------

  @Test
  void joiningTwiceCountsOnceAndIsToldOnce() {
    ClientSocket socket = server.socketOf(inRooms());

    assertTrue(socket.join("red"));
    assertFalse(socket.join("red"));
    assertEquals(1, server.main().roomSize("red"));
    assertEquals(List.of("red"), changes);
  }

  @Test
  void leavingTellsWhetherTheSocketWasThere() {
    ClientSocket socket = server.socketOf(inRooms("red"));

    assertTrue(socket.leave("red"));
    assertFalse(socket.leave("red"));
    assertEquals(0, server.main().roomSize("red"));
    assertEquals(List.of("red", "red"), changes);
  }

  @Test
  void aSocketKnowsItsRoomsItsOwnFirst() {
    TestClient client = inRooms("red", "blue");
    ClientSocket socket = server.socketOf(client);

    assertEquals(List.of(client.sid("/"), "red", "blue"), List.copyOf(socket.rooms()));
    assertTrue(socket.isIn("red"));
    assertFalse(socket.isIn("green"));
  }

  @Test
  void aSocketMayBeInAHundredRoomsAndNoMore() {
    ClientSocket socket = server.socketOf(inRooms());
    for (int i = 0; i < 100; i++) {
      socket.join("room" + i);
    }

    Refusal refusal = assertThrows(Refusal.class, () -> socket.join("room100"));
    assertEquals("too_many_rooms", refusal.code());
    assertFalse(socket.join("room99"), "it is in that one already");
    socket.leave("room0");
    assertTrue(socket.join("room100"));
  }

  @Test
  void whoIsGoneIsInNoRoomAndJoinsNone() {
    TestClient client = inRooms("red", "blue");
    ClientSocket socket = server.socketOf(client);
    socket.disconnect();

    assertFalse(socket.join("green"));
    assertEquals(Set.of(), server.main().roomNames());
    assertEquals(List.of("red", "blue", "red", "blue"), changes);
  }

  @Test
  void joinsAndLeavesFromAllSidesLeaveTheRoomsExact() throws Exception {
    List<ClientSocket> sockets =
        List.of(server.socketOf(inRooms()), server.socketOf(inRooms()), server.socketOf(inRooms()));
    Race.run(
        6,
        () -> {
          for (int i = 0; i < 200; i++) {
            ClientSocket socket = sockets.get(i % 3);
            socket.join("red");
            server.main().to("red").fetchSockets();
            socket.leave("red");
          }
          return true;
        });
    sockets.forEach(socket -> socket.join("red"));

    assertEquals(3, server.main().roomSize("red"));
    assertEquals(Set.copyOf(sockets), Set.copyOf(server.main().to("red").fetchSockets()));
    sockets.forEach(socket -> socket.leave("red"));
    assertEquals(Set.of(), server.main().roomNames());
  }

  private TestClient inRooms(String... rooms) {
    TestClient client = server.connects();
    for (String room : rooms) {
      server.socketOf(client).join(room);
    }
    return client;
  }
}
