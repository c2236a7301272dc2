package live.grandstand.socketio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import live.grandstand.engineio.CloseReason;
import live.grandstand.testing.Await;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Events and acknowledgements in both directions. */
class EventsTest {
  private record Greeting(String name, int age) {
    private Greeting {
      if (age < 0) {
        throw new Refusal("bad_request", "age: is negative");
      }
    }
  }

  private final TestServer server = new TestServer();

  @AfterEach
  void stop() {
    server.close();
  }

  // ---- client to server ------------------------------------------------------------------------

  @Test
  void anEventReachesItsHandlerWithItsPayload() {
    server
        .main()
        .on("greet", Greeting.class, (socket, g, ack) -> socket.emit("hi", g.name(), g.age()));

    server
        .connects()
        .sends("2[\"greet\",{\"name\":\"ann\",\"age\":7}]")
        .expects("2[\"hi\",\"ann\",7]");
  }

  @Test
  void anAcknowledgementGoesBackUnderItsNumber() {
    server.main().on("ask", JsonNode.class, (socket, payload, ack) -> ack.send(1, "2", payload));

    server
        .connects()
        .sends("2456[\"ask\",{\"3\":[false]}]")
        .expects("3456[1,\"2\",{\"3\":[false]}]");
  }

  @Test
  void anAcknowledgementIsGivenOnce() {
    server
        .main()
        .on(
            "ask",
            JsonNode.class,
            (socket, payload, ack) -> {
              ack.ok();
              ack.ok(Map.of("again", true));
              ack.send("again");
            });
    TestClient client = server.connects().sends("21[\"ask\"]");

    client.expects("31[{\"ok\":true}]");
    client.expectsNothingMore();
  }

  @Test
  void whoAsksForNoAcknowledgementGetsNone() {
    AtomicReference<Boolean> requested = new AtomicReference<>();
    server
        .main()
        .on(
            "ask",
            JsonNode.class,
            (socket, payload, ack) -> {
              requested.set(ack.isRequested());
              ack.ok();
            });
    TestClient client = server.connects().sends("2[\"ask\"]");

    client.expectsNothingMore();
    assertFalse(requested.get());
  }

  @Test
  void attachmentsComeBackAsTheyWent() {
    server.main().onAny("echo", (socket, arguments, ack) -> socket.emit("back", arguments));
    TestClient client = server.connects();
    client
        .sends(
            "52-[\"echo\",{\"_placeholder\":true,\"num\":0},[{\"_placeholder\":true,\"num\":1}]]")
        .sends(new byte[] {1, 2})
        .sends(new byte[] {});

    client.expects("5[\"back\",\"<0102>\",[\"<>\"]]");
  }

  @Test
  void attachmentsMayBeAcknowledgedWithAttachments() {
    server.main().on("echo", JsonNode.class, (socket, payload, ack) -> ack.send(payload));
    TestClient client =
        server
            .connects()
            .sends("51-789[\"echo\",{\"_placeholder\":true,\"num\":0}]")
            .sends(new byte[] {7});

    client.expects("6789[\"<07>\"]");
  }

  @Test
  void anUnknownEventIsAnsweredWhenAskedAndElseIgnored() {
    server.main();
    TestClient client =
        server.connects().sends("2[\"nobody\"]").sends("2[17]").sends("25[\"x\",1]");

    client.expects("35[{\"ok\":false,\"message\":\"No such event\",\"code\":\"unknown_event\"}]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "                              | payload: an object is expected",
        ",1                            | payload: an object is expected",
        ",[]                           | payload: an object is expected",
        ",null                         | payload: an object is expected",
        ",\"x\"                        | payload: an object is expected",
        ",{\"name\":5}                 | name: has the wrong type",
        ",{\"name\":\"a\",\"age\":\"7\"} | age: has the wrong type",
        ",{\"name\":\"a\",\"age\":7.5} | age: has the wrong type",
        ",{\"name\":{},\"age\":7}      | name: has the wrong type",
        ",{\"name\":\"a\",\"age\":-1}  | age: is negative"
      })
  void aWrongPayloadIsRefusedByNameOfItsField(String arguments, String message) {
    server.main().on("greet", Greeting.class, (socket, g, ack) -> ack.ok(), "greet_error");
    TestClient client =
        server.connects().sends("21[\"greet\"" + (arguments == null ? "" : arguments) + "]");

    client.expects(
        "2[\"greet_error\",{\"message\":\"" + message + "\",\"code\":\"bad_request\"}]",
        "31[{\"ok\":false,\"message\":\"" + message + "\",\"code\":\"bad_request\"}]");
  }

  @Test
  void anAttachmentIsNoText() {
    server.main().on("greet", Greeting.class, (socket, g, ack) -> ack.ok());
    TestClient client =
        server
            .connects()
            .sends("51-1[\"greet\",{\"name\":{\"_placeholder\":true,\"num\":0},\"age\":1}]")
            .sends(new byte[] {1});

    client.expects(
        "31[{\"ok\":false,\"message\":\"name: has the wrong type\",\"code\":\"bad_request\"}]");
  }

  @Test
  void fieldsThatThisServerDoesNotKnowAreIgnored() {
    server.main().on("greet", Greeting.class, (socket, g, ack) -> ack.send(g.name()));

    server
        .connects()
        .sends("21[\"greet\",{\"name\":\"a\",\"age\":1,\"new\":true}]")
        .expects("31[\"a\"]");
  }

  @Test
  void aHandlerThatFailsTellsNothingOfTheServersInside() {
    server
        .main()
        .on(
            "fail",
            JsonNode.class,
            (socket, payload, ack) -> {
              throw new IllegalStateException("secret");
            });
    TestClient client = server.connects().sends("21[\"fail\"]");

    client.expects("31[{\"ok\":false,\"message\":\"Something went wrong\",\"code\":\"internal\"}]");
    assertFalse(client.isClosed());
  }

  @ParameterizedTest
  @ValueSource(strings = {"error", "__proto__", "constructor", "toString", ""})
  void noNameIsSpecialToTheRouteTable(String name) {
    server.main();

    server
        .connects()
        .sends("21[\"" + name + "\"]")
        .expects("31[{\"ok\":false,\"message\":\"No such event\",\"code\":\"unknown_event\"}]");
  }

  // ---- order -----------------------------------------------------------------------------------

  @Test
  void thePacketsOfOneConnectionAreHandledInOrderOneAtATime() {
    List<Integer> handled = Collections.synchronizedList(new ArrayList<>());
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger overlaps = new AtomicInteger();
    server
        .main()
        .on(
            "n",
            JsonNode.class,
            (socket, payload, ack) -> {
              overlaps.addAndGet(inside.incrementAndGet() - 1);
              handled.add(payload.intValue());
              Thread.yield();
              inside.decrementAndGet();
            });
    TestClient client = server.connects();
    List<Integer> sent = new ArrayList<>();
    for (int i = 0; i < 240; i++) {
      client.sends("2[\"n\"," + i + "]");
      sent.add(i);
    }
    client.expectsNothingMore();

    assertEquals(sent, handled);
    assertEquals(0, overlaps.get());
  }

  @Test
  void oneConnectionThatIsBusyDoesNotHoldUpAnother() {
    CompletableFuture<Void> release = new CompletableFuture<>();
    server
        .main()
        .on("wait", JsonNode.class, (socket, payload, ack) -> release.join())
        .on("ask", JsonNode.class, (socket, payload, ack) -> ack.ok());
    TestClient busy = server.connects().sends("2[\"wait\"]").sends("21[\"ask\"]");
    TestClient other = server.connects().sends("21[\"ask\"]");

    other.expects("31[{\"ok\":true}]");
    assertFalse(busy.hasUnread());
    release.complete(null);
    busy.expects("31[{\"ok\":true}]");
  }

  @Test
  void aClientWithTooManyPacketsWaitingIsSentAway() {
    CompletableFuture<Void> release = new CompletableFuture<>();
    try (TestServer small =
        new TestServer(
            new SocketSettings(
                Duration.ofSeconds(45), 1_000, 100, 5, 10, 1 << 20, Duration.ZERO))) {
      AtomicInteger handled = new AtomicInteger();
      small
          .main()
          .on("wait", JsonNode.class, (socket, payload, ack) -> release.join())
          .on("n", JsonNode.class, (socket, payload, ack) -> handled.incrementAndGet());
      TestClient client = small.connects().sends("2[\"wait\"]");
      for (int i = 0; i < 7; i++) {
        client.sends("2[\"n\"]");
      }

      assertEquals(CloseReason.TOO_MANY_FRAMES, client.closed());
      release.complete(null);
    }
  }

  // ---- server to client ------------------------------------------------------------------------

  @Test
  void anEventAsksForAnAcknowledgementAndGetsIt() throws Exception {
    server.main();
    TestClient client = server.connects();
    CompletableFuture<JsonNode> answer =
        server.socketOf(client).emitWithAck(Duration.ofSeconds(5), "ask", "x");
    client.expects("20[\"ask\",\"x\"]");
    client.sends("30[\"yes\",2]");

    assertEquals("[\"yes\",2]", answer.get().toString());
    assertEquals(0, server.timer().waiting());
  }

  @Test
  void anAcknowledgementMayCarryAttachments() throws Exception {
    server.main();
    TestClient client = server.connects();
    CompletableFuture<JsonNode> answer =
        server.socketOf(client).emitWithAck(Duration.ofSeconds(5), "ask");
    client.expects("20[\"ask\"]");
    client.sends("61-0[{\"_placeholder\":true,\"num\":0}]").sends(new byte[] {9});

    assertEquals(9, answer.get().get(0).binaryValue()[0]);
  }

  @Test
  void eachEventThatAsksHasItsOwnNumber() throws Exception {
    server.main();
    TestClient client = server.connects();
    ClientSocket socket = server.socketOf(client);
    CompletableFuture<JsonNode> first = socket.emitWithAck(Duration.ofSeconds(5), "a");
    CompletableFuture<JsonNode> second = socket.emitWithAck(Duration.ofSeconds(5), "b");
    client.expects("20[\"a\"]", "21[\"b\"]");
    client.sends("31[\"second\"]").sends("30[\"first\"]");

    assertEquals("[\"first\"]", first.get().toString());
    assertEquals("[\"second\"]", second.get().toString());
  }

  @Test
  void anAcknowledgementThatDoesNotComeInTimeFails() {
    server.main();
    TestClient client = server.connects();
    CompletableFuture<JsonNode> answer =
        server.socketOf(client).emitWithAck(Duration.ofMillis(500), "ask");
    server.timer().advance(499);
    assertFalse(answer.isDone());
    server.timer().advance(1);

    assertFailsWith(TimeoutException.class, answer);
    client.expects("20[\"ask\"]");
    client.sends("30[\"too late\"]").expectsNothingMore();
  }

  @Test
  void anAcknowledgementFailsWhenTheClientGoesAway() {
    server.main();
    TestClient client = server.connects();
    CompletableFuture<JsonNode> answer =
        server.socketOf(client).emitWithAck(Duration.ofHours(1), "ask");
    client.goesAway();

    Await.until("it has failed", answer::isCompletedExceptionally);
    Await.until("its time-out is gone", () -> server.timer().waiting() == 0);
  }

  @Test
  void anAcknowledgementFromASocketThatIsGoneFailsAtOnce() {
    server.main();
    TestClient client = server.connects();
    ClientSocket socket = server.socketOf(client);
    socket.disconnect();

    assertFailsWith(TimeoutException.class, socket.emitWithAck(Duration.ofHours(1), "ask"));
    assertEquals(0, server.timer().waiting());
  }

  @ParameterizedTest
  @ValueSource(strings = {"30[\"x\"]", "35[]", "3999999999999999[1]"})
  void anAcknowledgementThatNobodyWaitsForIsIgnored(String packet) {
    server.main();

    server.connects().sends(packet).expectsNothingMore();
  }

  @Test
  void aClientCannotOweMoreAcknowledgementsThanAllowed() {
    try (TestServer small =
        new TestServer(
            new SocketSettings(
                Duration.ofSeconds(45), 1_000, 100, 100, 2, 1 << 20, Duration.ZERO))) {
      small.main();
      ClientSocket socket = small.socketOf(small.connects());
      socket.emitWithAck(Duration.ofSeconds(5), "a");
      socket.emitWithAck(Duration.ofSeconds(5), "b");

      assertFailsWith(
          RejectedExecutionException.class, socket.emitWithAck(Duration.ofSeconds(5), "c"));
      assertEquals(2, small.timer().waiting());
    }
  }

  @Test
  void aReservedNameCannotBeEmitted() {
    server.main();
    ClientSocket socket = server.socketOf(server.connects());

    assertThrows(IllegalArgumentException.class, () -> socket.emit("disconnect"));
    assertThrows(IllegalArgumentException.class, () -> server.main().all().emit("connect", 1));
    assertThrows(
        IllegalArgumentException.class,
        () -> socket.emitWithAck(Duration.ofSeconds(5), "connect_error"));
    assertEquals(0, server.timer().waiting(), "nothing waits for what was never sent");
  }

  private static void assertFailsWith(
      Class<? extends Exception> cause, CompletableFuture<JsonNode> answer) {
    assertTrue(answer.isDone(), "it should have failed by now");
    ExecutionException e = assertThrows(ExecutionException.class, answer::get);
    assertEquals(cause, e.getCause().getClass());
  }
}
