package live.grandstand.socketio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import live.grandstand.engineio.CloseReason;
import live.grandstand.testing.Await;
import live.grandstand.testing.QuietLog;
import live.grandstand.testing.Race;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How sockets and connections end, whoever ends them. */
class DisconnectingTest {
  private final TestServer server = new TestServer();
  private final List<String> ends = new CopyOnWriteArrayList<>();

  @BeforeEach
  void namespaces() {
    server.main().onDisconnect((socket, reason) -> ends.add(reason));
    server.sockets().of("/admin").onDisconnect((socket, reason) -> ends.add("admin " + reason));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aClientThatGoesAwayIsToldOfOnceInEachNamespace() {
    TestClient client = server.connects().connect("/admin", "");
    client.goesAway();
    client.goesAway();

    Await.until("both are told of", () -> ends.size() == 2);
    assertEquals(
        List.of("admin transport close", "transport close"), ends.stream().sorted().toList());
    server.assertEmpty();
  }

  @Test
  void aClientMayLeaveOneNamespaceAndStayInTheOther() {
    TestClient client = server.connects().connect("/admin", "").sends("1/admin,");
    client.expectsNothingMore();

    Await.until("it is told of", () -> ends.size() == 1);
    assertEquals(List.of("admin client namespace disconnect"), ends);
    assertFalse(client.isClosed());
  }

  @Test
  void aClientThatLeftItsLastNamespaceKeepsItsConnection() {
    TestClient client = server.connects().sends("1");
    Await.until("it has left", () -> ends.size() == 1);

    assertFalse(client.isClosed());
    client.connect("/admin", "").connect();
  }

  @Test
  void packetsUnderWayToANamespaceThatWasLeftAreIgnored() {
    AtomicInteger handled = new AtomicInteger();
    server.main().on("x", JsonNode.class, (socket, payload, ack) -> handled.incrementAndGet());
    TestClient client = server.connects().connect("/admin", "");
    server.socketOf(client).disconnect();
    client.expects("1");
    client.sends("2[\"x\"]").sends("31[]").sends("1").sends("2/admin,1[\"x\"]");

    client.expects(
        "3/admin,1[{\"ok\":false,\"message\":\"No such event\",\"code\":\"unknown_event\"}]");
    assertEquals(0, handled.get());
    assertFalse(client.isClosed());
  }

  @Test
  void packetsThatCrossADisconnectNeverEndTheConnection() throws Exception {
    for (int i = 0; i < 100; i++) {
      TestClient client = server.connects().connect("/admin", "");
      ClientSocket socket = server.socketOf(client);
      Race.run(
          List.of(
              () -> {
                for (int n = 0; n < 20; n++) {
                  client.sends("2[\"x\"]");
                }
                return true;
              },
              () -> {
                socket.disconnect();
                return true;
              }));
      client.expects("1");
      client.sends("2/admin,1[\"x\"]").next();
      assertFalse(client.isClosed());
      client.goesAway();
    }
  }

  @Test
  void theServersDisconnectTellsTheClientAndThenEndsTheConnection() {
    TestClient client = server.connects();
    server.socketOf(client).disconnect();

    client.expects("1");
    assertEquals(CloseReason.SERVER_CLOSE, client.closed());
    Await.until("it is told of", () -> ends.size() == 1);
    assertEquals(List.of("server namespace disconnect"), ends);
    server.assertEmpty();
  }

  @Test
  void theConnectionStaysWhileAnotherNamespaceUsesIt() {
    TestClient client = server.connects().connect("/admin", "");
    server.socketOf(client).disconnect();
    client.expects("1");
    client.sends("2/admin,1[\"x\"]").next();
    assertFalse(client.isClosed());

    server.socketOf(client, "/admin").disconnect();
    client.expects("1/admin,");
    assertEquals(CloseReason.SERVER_CLOSE, client.closed());
  }

  @Test
  void theNoticeOfAnEndLeavesBeforeTheClose() {
    TestClient ann = server.connects();
    TestClient bob = server.connects();
    server.socketOf(ann).join("red");
    server.socketOf(bob).join("red");
    bob.stopsReading();
    server.main().to("red").emit("before");
    server.main().to("red").emitThenDisconnect(CloseReason.STREAM_ENDED, "ended", 1);
    server.main().to("red").emit("after");

    ann.expects("2[\"before\"]", "2[\"ended\",1]", "1");
    assertEquals(CloseReason.STREAM_ENDED, ann.closed());
    bob.expects("2[\"before\"]");
    bob.readsAgain();
    bob.expects("2[\"ended\",1]", "1");
    assertEquals(CloseReason.STREAM_ENDED, bob.closed());
    Await.until("both are told of", () -> ends.size() == 2);
    assertEquals(List.of("stream ended", "stream ended"), ends);
    server.assertEmpty();
  }

  @Test
  void aReaderThatIsStuckIsForcedOutAfterTheCloseTimeout() {
    TestClient client = server.connects();
    server.socketOf(client).join("red");
    client.stopsReading();
    server.main().to("red").emit("under way");
    client.expects("2[\"under way\"]");
    server.main().to("red").emitThenDisconnect(CloseReason.STREAM_ENDED, "ended");
    assertFalse(client.isClosed());
    server.engine().advance(5_000);

    assertEquals(CloseReason.STREAM_ENDED, client.closed());
    server.assertEmpty();
  }

  @Test
  void aReaderTooSlowIsCutOffAndTheOthersDoNotNotice() {
    TestClient slow = server.connects();
    TestClient quick = server.connects();
    slow.stopsReading();
    for (int i = 0; i < 5; i++) {
      server.main().all().emit("large", "x".repeat(300_000));
      quick.next();
    }

    assertNull(slow.closed(), "cut off, not closed politely");
    Await.until("it is told of", () -> ends.size() == 1);
    assertEquals(List.of("slow consumer"), ends);
    assertFalse(quick.isClosed());
  }

  @Test
  void disconnectingFromAllSidesIsToldOnce() throws Exception {
    TestClient client = server.connects();
    ClientSocket socket = server.socketOf(client);
    Race.run(
        List.of(
            () -> act(socket::disconnect),
            () -> act(socket::disconnect),
            () -> act(client::goesAway),
            () -> act(() -> client.sends("1")),
            () -> act(() -> server.main().all().disconnectSockets())));

    Await.until("the connection is gone", client::isClosed);
    Await.until("it is told of", () -> !ends.isEmpty());
    server.assertEmpty();
    assertEquals(1, ends.size());
  }

  @Test
  void disconnectHandlersRunBehindTheEventsThatCameBefore() {
    CountDownLatch release = new CountDownLatch(1);
    List<String> order = new CopyOnWriteArrayList<>();
    server
        .main()
        .on("wait", JsonNode.class, (socket, payload, ack) -> await(release))
        .on("x", JsonNode.class, (socket, payload, ack) -> order.add("event"))
        .onDisconnect((socket, reason) -> order.add("end"));
    TestClient client = server.connects().sends("2[\"wait\"]").sends("2[\"x\"]");
    client.goesAway();
    release.countDown();

    Await.until("both have run", () -> order.size() == 2);
    assertEquals(List.of("event", "end"), order);
  }

  @Test
  void whoeverIsGoneIsSentNothing() {
    TestClient client = server.connects();
    ClientSocket socket = server.socketOf(client);
    client.goesAway();
    socket.emit("x");
    server.main().to(client.sid("/")).emit("x");
    socket.disconnect();

    assertFalse(client.hasUnread());
  }

  @Test
  void aHandlerThatDiesOfAnErrorDoesNotKeepItsSocketAlive() {
    server
        .main()
        .on(
            "die",
            JsonNode.class,
            (socket, payload, ack) -> {
              throw new StackOverflowError();
            });
    TestClient client = server.connects();
    server.socketOf(client).join("red");
    try (QuietLog quiet = QuietLog.of(SerialQueue.class)) {
      client.sends("2[\"die\"]");
      client.expectsNothingMore();
      client.goesAway();

      Await.until("it is told of", () -> ends.size() == 1);
      server.assertEmpty();
    }
  }

  @Test
  void aConnectHandlerThatFailsLeavesNoSocketBehind() {
    server
        .sockets()
        .of("/strict")
        .onConnect(
            socket -> {
              socket.join("red");
              throw new Refusal("forbidden", "Not you");
            });
    try (QuietLog quiet = QuietLog.of(Namespace.class)) {
      TestClient client = server.opens().connect("/strict", "");

      client.expects("1/strict,");
      assertEquals(CloseReason.SERVER_CLOSE, client.closed());
      server.assertEmpty();
    }
  }

  @Test
  void nothingIsLeftOfManyWhoCameAndWent() throws Exception {
    Race.run(
        4,
        () -> {
          List<TestClient> clients = new ArrayList<>();
          for (int i = 0; i < 100; i++) {
            TestClient client = new TestClient(server.engine()).connect();
            if (i % 2 == 0) {
              client.connect("/admin", "");
            }
            ClientSocket socket = server.socketOf(client);
            socket.join("red");
            socket.join("room" + i);
            socket.emitWithAck(Duration.ofHours(1), "ask");
            clients.add(client);
          }
          for (int i = 0; i < clients.size(); i++) {
            leaveInOneOfManyWays(clients.get(i), i);
          }
          return true;
        });
    server.main().all().disconnectSockets();

    Await.until("every connection is gone", () -> server.engine().server().sessions().isEmpty());
    server.assertEmpty();
    Await.until("each is told of once", () -> ends.size() == 400 + 200);
  }

  private void leaveInOneOfManyWays(TestClient client, int way) {
    switch (way % 5) {
      case 0 -> client.goesAway();
      case 1 -> client.sends("2{}");
      case 2 -> server.main().to(client.sid("/")).disconnectSockets();
      case 3 -> client.session().close(CloseReason.PING_TIMEOUT);
      default -> client.sends("1");
    }
    if (!client.isClosed() && way % 5 != 2) {
      client.goesAway();
    }
    if (way % 5 == 2) {
      server.sockets().of("/admin").to(String.valueOf(client.sid("/admin"))).disconnectSockets();
    }
  }

  private static boolean act(Runnable action) {
    action.run();
    return true;
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
