package live.grandstand.gateway;

import static live.grandstand.gateway.KnownTokens.sessionId;
import static live.grandstand.gateway.KnownTokens.userId;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import live.grandstand.accounts.SessionEnded;
import live.grandstand.platform.AppException;
import live.grandstand.platform.ErrorCode;
import live.grandstand.socketio.Refusal;
import live.grandstand.socketio.TestClient;
import live.grandstand.socketio.TestServer;
import live.grandstand.testing.QuietLog;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may connect, what every socket gets, and the emit API (realtime.md §2 and §6). */
class GatewayTest {
  private static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");

  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

  private final TestServer server = new TestServer(new AppErrors());
  private final KnownTokens known = new KnownTokens(CLOCK);
  private final Gateway gateway = new Gateway();
  private final SessionSockets sessionSockets = new SessionSockets();

  @BeforeEach
  void routes() {
    gateway.server = server.sockets();
    sessionSockets.server = server.sockets();
    TokenGuard tokens = new TokenGuard();
    tokens.sessions = known;
    sessionSockets.sessions = known;
    SocketHandlers sockets = new SocketHandlers();
    sockets.clock = CLOCK;
    server
        .main()
        .guard(tokens)
        .onConnect(sockets::joinUserRoom)
        .onConnect(sockets::greet)
        .on("ping", JsonNode.class, sockets::ping)
        .on("user-info", JsonNode.class, sockets::userInfo);
    server.sockets().of("/images").guard(tokens).onConnect(sockets::joinUserRoom);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  // ---- who may connect -------------------------------------------------------------------------

  @Test
  void aGoodTokenInThePacketConnectsAndIsGreeted() {
    TestClient ann = server.opens().connect("/", "{\"token\":\"ann 1\"}");

    ann.expects(
        "2[\"connected\",{\"sid\":\""
            + ann.sid("/")
            + "\",\"userId\":\""
            + userId("ann")
            + "\",\"username\":\"ann\",\"serverTime\":\"2026-11-21T09:00:00.000Z\"}]");
  }

  @Test
  void aGoodTokenInTheQueryConnectsToo() {
    server.opens(Map.of("token", "ann 1")).connect();
  }

  @Test
  void theTokenInThePacketComesFirst() {
    server.opens(Map.of("token", "expired")).connect("/", "{\"token\":\"ann 1\"}");
    refused("{\"token\":\"expired\"}", Map.of("token", "ann 1"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "``                         | missing",
        "{}                         | missing",
        "{\"token\":\"\"}           | missing",
        "{\"token\":5}              | missing",
        "{\"token\":{}}             | missing",
        "{\"token\":null}           | missing",
        "{\"token\":\"rubbish\"}    | invalid",
        "{\"token\":\"expired\"}    | expired",
        "{\"token\":\"revoked\"}    | revoked",
        "{\"token\":\"inactive\"}   | inactive"
      })
  void whoeverHasNoGoodTokenIsToldWhy(String auth, String reason) throws Exception {
    JsonNode main = refused(auth, Map.of());
    assertEquals("Authentication error", main.get("message").asText());
    assertEquals(data(reason), main.get("data"));

    String answer = server.opens().sends("0/images," + auth).next();
    assertTrue(answer.startsWith("4/images,"), answer);
    JsonNode images = new ObjectMapper().readTree(answer.substring("4/images,".length()));
    assertEquals("Unauthorized", images.get("message").asText());
    assertEquals(data(reason), images.get("data"));
  }

  private JsonNode refused(String auth, Map<String, String> query) {
    String answer = server.opens(query).sends("0" + auth).next();
    assertTrue(answer.startsWith("4{"), answer);
    try {
      return new ObjectMapper().readTree(answer.substring(1));
    } catch (java.io.IOException e) {
      throw new AssertionError(e);
    }
  }

  private static JsonNode data(String reason) {
    return new ObjectMapper().createObjectNode().put("code", "unauthorized").put("reason", reason);
  }

  // ---- what every socket gets ------------------------------------------------------------------

  @Test
  void aPingIsAnsweredByAcknowledgementOrElseByEvent() {
    TestClient ann = connected("ann", 1);
    ann.sends("21[\"ping\",{\"any\":1}]").sends("2[\"ping\"]");

    ann.expects(
        "31[{\"ok\":true,\"timestamp\":\"2026-11-21T09:00:00.000Z\"}]",
        "2[\"pong\",{\"timestamp\":\"2026-11-21T09:00:00.000Z\"}]");
  }

  @Test
  void aClientCanAskWhoItIs() {
    TestClient ann = connected("ann", 1).sends("21[\"user-info\"]");
    String info =
        "\"userId\":\"%s\",\"username\":\"ann\",\"role\":\"user\",\"sid\":\"%s\",\"rooms\":[\"%s\",\"user:%s\"]}"
            .formatted(userId("ann"), ann.sid("/"), ann.sid("/"), userId("ann"));

    ann.expects("2[\"user-info\",{" + info + "]", "31[{\"ok\":true," + info + "]");
  }

  // ---- the emit API ----------------------------------------------------------------------------

  @Test
  void aUserIsAllTheirSocketsOfOneNamespace() {
    TestClient phone = connected("ann", 1);
    TestClient laptop = connected("ann", 2);
    TestClient bob = connected("bob", 3);
    TestClient images = server.opens().connect("/images", "{\"token\":\"ann 1\"}");
    gateway.user("/", userId("ann")).emit("news");

    phone.expects("2[\"news\"]");
    laptop.expects("2[\"news\"]");
    bob.expectsNothingMore();
    images.expectsNothingMore();
  }

  @Test
  void severalUsersAreSpokenToAtOnceAndNobodyIsNobody() {
    TestClient ann = connected("ann", 1);
    TestClient bob = connected("bob", 2);
    gateway.users("/", List.of(userId("ann"), userId("nobody"))).emit("some");
    gateway.users("/", List.of()).emit("none");
    gateway.everyone("/").except("user:" + userId("ann")).emit("others");

    ann.expects("2[\"some\"]");
    ann.expectsNothingMore();
    bob.expects("2[\"others\"]");
    bob.expectsNothingMore();
  }

  @Test
  void speakingToNobodySucceedsAndDoesNothing() throws Exception {
    gateway.user("/", userId("nobody")).emit("news");
    gateway
        .room("/", "nowhere")
        .emitThenDisconnect(live.grandstand.engineio.CloseReason.SERVER_CLOSE, "news");

    assertEquals(
        List.of(), gateway.room("/", "nowhere").emitWithAck(Duration.ofSeconds(1), "news").get());
  }

  // ---- logins that end -------------------------------------------------------------------------

  @Test
  void theSocketsOfAnEndedLoginAreDisconnectedInEveryNamespaceAndOthersStay() {
    TestClient phone = connected("ann", 1).connect("/images", "{\"token\":\"ann 1\"}");
    phone.expectsNothingMore(); // so that it is in its user's room in both
    TestClient laptop = connected("ann", 2);
    TestClient bob = connected("bob", 3);
    sessionSockets.disconnect(new SessionEnded(userId("ann"), Set.of(sessionId(1))));

    Set<String> told = Set.of(phone.next(), phone.next());
    assertEquals(Set.of("1", "1/images,"), told);
    phone.closed();
    laptop.expectsNothingMore();
    bob.expectsNothingMore();
  }

  // ---- errors ----------------------------------------------------------------------------------

  @Test
  void aRefusalOfTheApplicationKeepsItsCodeItsMessageAndItsWait() {
    Refusal refusal =
        new AppErrors().translate(AppException.rateLimited("Too fast", Duration.ofMillis(1_500)));

    assertEquals("rate_limited", refusal.code());
    assertEquals("Too fast", refusal.getMessage());
    Refusal plain = new AppErrors().translate(new AppException(ErrorCode.NOT_IN_ROOM, "Not there"));
    assertEquals("not_in_room", plain.code());
  }

  @Test
  void anythingElseIsInternalAndTellsNothing() {
    try (QuietLog quiet = QuietLog.of(AppErrors.class)) {
      Refusal refusal = new AppErrors().translate(new IllegalStateException("secret"));

      assertEquals("internal", refusal.code());
      assertFalse(refusal.getMessage().contains("secret"));
    }
  }

  // ---- words -----------------------------------------------------------------------------------

  private TestClient connected(String name, int login) {
    TestClient client = server.opens().connect("/", "{\"token\":\"" + name + " " + login + "\"}");
    assertTrue(client.next().startsWith("2[\"connected\""));
    return client;
  }
}
