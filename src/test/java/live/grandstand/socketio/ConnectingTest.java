package live.grandstand.socketio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import live.grandstand.engineio.CloseReason;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Socket.IO v5, connection to a namespace. */
class ConnectingTest {
  private final TestServer server = new TestServer();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aClientConnectsToTheMainNamespaceAndLearnsItsId() {
    server.main();
    TestClient client = server.connects();

    assertTrue(client.sid("/").matches("[A-Za-z0-9_-]{20}"));
    assertNotEquals(client.session().sid(), client.sid("/"), "the Engine.IO id is a secret");
    client.expectsNothingMore();
  }

  @Test
  void aClientConnectsToSeveralNamespacesWithADifferentIdInEach() {
    server.main();
    server.sockets().of("/admin");
    TestClient client = server.connects().connect("/admin", "");

    assertNotEquals(client.sid("/"), client.sid("/admin"));
  }

  @Test
  void theGuardSeesWhatTheClientBroughtAndSaysWhoItIs() {
    server
        .main()
        .guard(
            (namespace, auth, handshake) ->
                () -> namespace + auth.path("name").asText() + handshake.parameter("room"))
        .onConnect(socket -> socket.emit("welcome", socket.user().getName()));
    TestClient client = server.opens(Map.of("room", "7")).connect("/", "{\"name\":\"ann\"}");

    client.expects("2[\"welcome\",\"/ann7\"]");
  }

  @Test
  void withoutAPayloadTheGuardSeesAnEmptyObject() {
    server
        .main()
        .guard((namespace, auth, handshake) -> auth::toString)
        .onConnect(socket -> socket.emit("auth", socket.user().getName()));

    server.connects().expects("2[\"auth\",\"{}\"]");
  }

  @Test
  void whomTheGuardRefusesIsToldWhyAndMayTryAgain() {
    server
        .main()
        .guard(
            (namespace, auth, handshake) -> {
              if (auth.has("token")) {
                return () -> "ann";
              }
              throw new Refusal(
                  "unauthorized", "Authentication error", Map.of("reason", "missing"));
            });
    TestClient client = server.opens().sends("0");

    String answer = client.next();
    assertTrue(answer.startsWith("4{"), answer);
    assertTrue(answer.contains("\"message\":\"Authentication error\""), answer);
    assertTrue(
        answer.contains("\"data\":{\"code\":\"unauthorized\",\"reason\":\"missing\"}"), answer);
    client.connect("/", "{\"token\":\"t\"}").expectsNothingMore();
  }

  @Test
  void aGuardThatFailsTellsNothingOfTheServersInside() {
    server
        .main()
        .guard(
            (namespace, auth, handshake) -> {
              throw new IllegalStateException("secret");
            });

    String answer = server.opens().sends("0").next();
    assertTrue(answer.startsWith("4{"));
    assertTrue(answer.contains("Something went wrong"));
    assertFalse(answer.contains("secret"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/random", "/", "/admin/x", "/__proto__", "/ナ"})
  void anUnknownNamespaceIsInvalid(String namespace) {
    server.sockets().of("/admin");
    String prefix = namespace.equals("/") ? "" : namespace + ",";

    server
        .opens()
        .sends("0" + prefix)
        .expects("4" + prefix + "{\"message\":\"Invalid namespace\"}");
  }

  @Test
  void aSecondConnectToTheSameNamespaceEndsTheConnection() {
    server.main();
    TestClient client = server.connects().sends("0");

    assertEquals(CloseReason.PARSE_ERROR, client.closed());
  }

  @ParameterizedTest
  @ValueSource(strings = {"2[\"x\"]", "31[]", "1", "2/admin,[\"x\"]", "abc", "2{}", "4{}", "50-[]"})
  void anythingBeforeConnectEndsTheConnection(String packet) {
    server.main();
    server.sockets().of("/admin");
    TestClient client = server.opens().sends(packet);

    assertEquals(CloseReason.PARSE_ERROR, client.closed());
  }

  @Test
  void anAttachmentOutOfTheBlueEndsTheConnection() {
    server.main();
    TestClient client = server.connects().sends(new byte[] {1});

    assertEquals(CloseReason.PARSE_ERROR, client.closed());
  }

  @Test
  void aPacketForAnotherNamespaceThanTheJoinedEndsTheConnection() {
    server.main();
    server.sockets().of("/admin");
    TestClient client = server.connects().sends("2/admin,[\"x\"]");

    assertEquals(CloseReason.PARSE_ERROR, client.closed());
  }

  @Test
  void oneClientsProtocolErrorIsNobodyElsesBusiness() {
    server.main();
    TestClient good = server.connects();
    server.connects().sends("2{}").closed();

    good.expectsNothingMore();
  }

  @Test
  void whoConnectsToNothingInTimeIsSentAway() {
    server.main();
    TestClient client = server.opens();
    server.timer().advance(44_999);
    assertFalse(client.isClosed());
    server.timer().advance(1);

    assertEquals(CloseReason.CONNECT_TIMEOUT, client.closed());
  }

  @Test
  void whoIsOnlyRefusedInTimeIsSentAwayToo() {
    TestClient client = server.opens().sends("0/none,");
    client.expects("4/none,{\"message\":\"Invalid namespace\"}");
    server.timer().advance(45_000);

    assertEquals(CloseReason.CONNECT_TIMEOUT, client.closed());
  }

  @Test
  void whoConnectedInTimeMayStay() {
    server.main();
    TestClient client = server.connects();
    server.timer().advance(45_000);

    assertFalse(client.isClosed());
    assertEquals(0, server.timer().waiting());
  }

  @Test
  void namespacesAreNamedLikePaths() {
    assertThrows(IllegalArgumentException.class, () -> server.sockets().of("admin"));
    assertThrows(IllegalArgumentException.class, () -> server.sockets().of("/a,b"));
    assertThrows(IllegalArgumentException.class, () -> server.sockets().of(""));
  }

  @Test
  void anEventHasOneRouteAndNoReservedName() {
    Namespace main = server.main().on("x", Object.class, (socket, payload, ack) -> {});

    assertThrows(
        IllegalArgumentException.class,
        () -> main.on("x", Object.class, (socket, payload, ack) -> {}));
    assertThrows(
        IllegalArgumentException.class,
        () -> main.on("disconnect", Object.class, (socket, payload, ack) -> {}));
  }
}
