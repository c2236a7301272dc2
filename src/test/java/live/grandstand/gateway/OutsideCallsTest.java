package live.grandstand.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import live.grandstand.platform.AppException;
import live.grandstand.platform.ErrorCode;
import live.grandstand.platform.Json;
import live.grandstand.platform.JsonMistakes;
import live.grandstand.socketio.Namespace;
import live.grandstand.socketio.TestClient;
import live.grandstand.socketio.TestServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What other services may do to rooms and sockets (emit-gateway.md), and who is connected. */
class OutsideCallsTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-21T09:00:00Z"), ZoneOffset.UTC);
  private static final String NEWS = "{'event':'news','data':{'n':1}}";
  private static final String GOT_NEWS = "2[\"news\",{\"n\":1}]";

  private final TestServer server = new TestServer(new AppErrors());
  private final OutsideCalls calls = new OutsideCalls();
  private final SocketDirectory directory = new SocketDirectory();

  @BeforeEach
  void routes() {
    calls.server = server.sockets();
    directory.server = server.sockets();
    TokenGuard guard = new TokenGuard();
    guard.sessions = new KnownTokens(CLOCK);
    for (String name : List.of("/", "/images")) {
      server.sockets().of(name).guard(guard).onConnect(new SocketHandlers()::joinUserRoom);
    }
  }

  @AfterEach
  void stop() {
    server.close();
  }

  // ---- emitting --------------------------------------------------------------------------------

  @Test
  void anEmitReachesAllSocketsOfAUserInOneNamespace() {
    TestClient phone = connected("ann", "/");
    TestClient laptop = connected("ann", "/");
    TestClient images = connected("ann", "/images");
    TestClient bob = connected("bob", "/");

    calls.toUser(userId("ann"), emit(NEWS)).run();
    calls.toUser(userId("ann"), emit("{'event':'bare','namespace':'/images'}")).run();

    phone.expects(GOT_NEWS);
    laptop.expects(GOT_NEWS);
    images.expects("2/images,[\"bare\"]");
    bob.expectsNothingMore();
  }

  @Test
  void anEmitReachesSeveralUsersARoomOneSocketOrEveryoneWithExceptions() {
    TestClient ann = connected("ann", "/");
    TestClient bob = connected("bob", "/");
    server.socketOf(bob).join("chess");
    String some = "{'event':'some','userIds':['%s','%s']}";

    calls.toUsers(emit(some.formatted(userId("ann"), userId("nobody")))).run();
    calls.toRoom("chess", emit("{'event':'room','volatile':true,'data':null}")).run();
    calls.toRoom(ann.sid("/"), emit("{'event':'one','data':[]}")).run();
    calls.toEveryone(emit("{'event':'all','data':'x','except':['chess']}")).run();
    calls.toRoom("user:" + userId("bob"), emit(NEWS)).run();

    ann.expects("2[\"some\"]", "2[\"one\",[]]", "2[\"all\",\"x\"]");
    ann.expectsNothingMore();
    bob.expects("2[\"room\",null]", GOT_NEWS);
    bob.expectsNothingMore();
  }

  @Test
  void whoIsNotThereIsNobodyAndANamespaceIsNotMadeByAsking() {
    int before = server.sockets().namespaces().size();

    calls.toUser(userId("nobody"), emit(NEWS)).run();
    calls.toRoom("nowhere", emit(NEWS)).run();
    calls.toEveryone(emit("{'event':'news','namespace':'/typo'}")).run();
    calls
        .toUser(userId("x"), emit("{'event':'join:room','namespace':'/t','data':{'room':'r'}}"))
        .run();
    calls.join("AAAAAAAAAAAAAAAAAAAA", "chess").run();
    calls.leave("AAAAAAAAAAAAAAAAAAAA", "chess").run();

    assertEquals(before, server.sockets().namespaces().size());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "event     | {'event':'connect'}",
        "event     | {'event':'disconnecting'}",
        "event     | {'event':'newListener'}",
        "event     | {'event':5}",
        "namespace | {'event':'x','namespace':'images'}",
        "namespace | {'event':'x','namespace':'/a,b'}",
        "volatile  | {'event':'x','volatile':'yes'}",
        "colour    | {'event':'x','colour':'red'}",
        "userIds[0] | {'event':'x','userIds':['ann']}"
      })
  void whatCannotBeEmittedIsNamed(String field, String json) {
    AppException refusal = assertThrows(AppException.class, () -> emit(json));

    assertEquals(field, refusal.fields().get(0).field());
  }

  @Test
  void userIdsAreForSeveralUsersOnly() {
    EmitEvent emit = emit("{'event':'x','userIds':['" + userId("ann") + "']}");

    for (Runnable call :
        List.<Runnable>of(
            () -> calls.toUser(userId("ann"), emit),
            () -> calls.toRoom("chess", emit),
            () -> calls.toEveryone(emit),
            () -> calls.toUsers(emit(NEWS)))) {
      AppException refusal = assertThrows(AppException.class, call::run);
      assertEquals("userIds", refusal.fields().get(0).field());
    }
  }

  // ---- rooms -----------------------------------------------------------------------------------

  @Test
  void joinRoomAndLeaveRoomAreDeliveredAndDone() {
    TestClient ann = connected("ann", "/");

    calls.toUser(userId("ann"), emit("{'event':'join:room','data':{'room':'chess'}}")).run();
    assertTrue(server.socketOf(ann).isIn("chess"));
    calls.toUser(userId("ann"), emit("{'event':'leave:room','data':{'room':'chess'}}")).run();

    assertFalse(server.socketOf(ann).isIn("chess"));
    ann.expects("2[\"join:room\",{\"room\":\"chess\"}]", "2[\"leave:room\",{\"room\":\"chess\"}]");
  }

  @Test
  void aSocketIsPutIntoARoomAndTakenOutAgain() {
    TestClient ann = connected("ann", "/images");
    Namespace images = server.sockets().of("/images");

    calls.join(ann.sid("/images"), "chess").run();
    calls.join(ann.sid("/images"), "chess").run();
    assertEquals(1, images.roomSize("chess"));
    calls.leave(ann.sid("/images"), "chess").run();

    assertEquals(0, images.roomSize("chess"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "user:1",
        "notification:1",
        "story-1",
        "audio-1",
        "image-1",
        "batch-1",
        "0190e2f4-7c1a-7000-8000-000000000001",
        "0190E2F4-7C1A-7000-8000-000000000001",
        "AAAAAAAAAAAAAAAAAAAA"
      })
  void aRoomOfThePlatformCanBeEmittedToButNotJoinedOrLeft(String room) {
    TestClient ann = connected("ann", "/");
    String data = "','data':{'room':'" + room + "'}}";
    calls.toRoom(room, emit(NEWS)).run();

    for (Runnable call :
        List.<Runnable>of(
            () -> calls.join(ann.sid("/"), room),
            () -> calls.leave(ann.sid("/"), room),
            () -> calls.toUser(userId("ann"), emit("{'event':'join:room" + data)),
            () -> calls.toUser(userId("ann"), emit("{'event':'leave:room" + data)))) {
      assertEquals(ErrorCode.FORBIDDEN, assertThrows(AppException.class, call::run).code());
    }
    ann.expectsNothingMore();
  }

  @Test
  void aRoomInThePlaceOfASidMovesNobody() {
    connected("ann", "/");

    for (String sid : List.of("user:" + userId("ann"), "chess", "")) {
      AppException refusal = assertThrows(AppException.class, () -> calls.join(sid, "backgammon"));
      assertEquals("sid", refusal.fields().get(0).field());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a\u0000b", "\ud800"})
  void whatCannotBeARoomIsNamed(String room) {
    AppException refusal = assertThrows(AppException.class, () -> calls.toRoom(room, emit(NEWS)));

    assertEquals("room", refusal.fields().get(0).field());
    assertThrows(AppException.class, () -> RoomNames.requireName("room", "x".repeat(201)));
  }

  @Test
  void aSocketInTooManyRoomsHoldsUpNoOther() {
    TestClient full = connected("ann", "/");
    TestClient other = connected("ann", "/");
    for (int i = 0; server.socketOf(full).rooms().size() <= 100; i++) {
      server.socketOf(full).join("room " + i);
    }

    calls.toUser(userId("ann"), emit("{'event':'join:room','data':{'room':'chess'}}")).run();

    assertTrue(server.socketOf(other).isIn("chess"));
    Runnable join = calls.join(full.sid("/"), "chess");
    assertEquals(ErrorCode.CONFLICT, assertThrows(AppException.class, join::run).code());
  }

  // ---- who is connected ------------------------------------------------------------------------

  @Test
  void socketsAreListedInPagesByUserAndByRoom() {
    List<String> sids =
        List.of(connected("ann", "/"), connected("ann", "/"), connected("bob", "/")).stream()
            .map(client -> client.sid("/"))
            .sorted()
            .toList();
    connected("bob", "/images");

    var first = directory.sockets(null, null, "2", null);
    var second = directory.sockets(null, null, "2", first.nextCursor());

    assertEquals(2, first.items().size());
    assertEquals(2, second.items().size());
    assertEquals(null, second.nextCursor());
    assertTrue(first.items().get(0).sid().compareTo(first.items().get(1).sid()) < 0);
    assertEquals(2, directory.sockets(userId("ann"), null, null, null).items().size());
    String annsRoom = "user:" + userId("ann");
    assertEquals(2, directory.sockets(null, annsRoom, null, null).items().size());
    assertEquals(0, directory.sockets(userId("bob"), annsRoom, null, null).items().size());
    SocketView seen = directory.find(sids.get(0)).orElseThrow();
    assertEquals("/", seen.namespace());
    assertEquals("websocket", seen.transport());
    assertEquals(List.of(seen), directory.sockets(null, seen.sid(), "", "").items());
    for (String bad : List.of("x", "AAAAAAAAAAAAAAAAAAA!")) {
      assertThrows(AppException.class, () -> directory.sockets(null, null, null, bad));
    }
  }

  @Test
  void roomsAreListedInPagesWithTheirSizes() {
    TestClient ann = connected("ann", "/");
    for (String room : List.of("Chess, fast", "chess", "go")) {
      server.socketOf(ann).join(room);
    }
    connected("ann", "/images");

    var first = directory.rooms("", "2", null);
    var second = directory.rooms("", "2", first.nextCursor());
    var third = directory.rooms("", "2", second.nextCursor());

    String own = "user:" + userId("ann");
    assertEquals(
        List.of(new RoomView("/", "Chess, fast", 1), new RoomView("/", "chess", 1)), first.items());
    assertEquals(List.of(new RoomView("/", "go", 1), new RoomView("/", own, 1)), second.items());
    assertEquals(List.of(new RoomView("/images", own, 1)), third.items());
    assertEquals(2, directory.rooms("CHESS", null, null).items().size());
    for (String bad : List.of("!", "Y2hlc3M")) {
      assertThrows(AppException.class, () -> directory.rooms(null, null, bad));
    }
  }

  @Test
  void aSocketIsDisconnectedByItsIdAndNothingElseIs() {
    TestClient ann = connected("ann", "/");
    TestClient bob = connected("bob", "/");

    directory.disconnect(ann.sid("/"));

    ann.expects("1");
    ann.closed();
    bob.expectsNothingMore();
    assertTrue(directory.find(ann.sid("/")).isEmpty());
    assertThrows(AppException.class, () -> directory.disconnect("user:" + userId("bob")));
  }

  // ---- words -----------------------------------------------------------------------------------

  /** Connected, and in the room of its user. */
  private TestClient connected(String name, String namespace) {
    TestClient client = server.opens().connect(namespace, "{\"token\":\"" + name + " 1\"}");
    client.expectsNothingMore();
    return client;
  }

  private static EmitEvent emit(String json) {
    try {
      return Json.mapper().readValue(json.replace('\'', '"'), EmitEvent.class);
    } catch (JsonProcessingException e) {
      throw JsonMistakes.describe(e);
    }
  }

  private static UUID userId(String name) {
    return KnownTokens.userId(name);
  }
}
