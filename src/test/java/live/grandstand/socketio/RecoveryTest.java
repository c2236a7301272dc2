package live.grandstand.socketio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.Principal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import live.grandstand.engineio.CloseReason;
import live.grandstand.testing.Await;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Connection state recovery (realtime.md §1, ADR 11). */
class RecoveryTest {
  private static final Duration WINDOW = Duration.ofMinutes(2);

  private final TestServer server = new TestServer(WINDOW);
  private final Namespace main = server.main();
  private final List<String> connected = new CopyOnWriteArrayList<>();
  private final List<String> recovered = new CopyOnWriteArrayList<>();
  private final List<String> changes = new CopyOnWriteArrayList<>();

  @BeforeEach
  void setUp() {
    main.guard((namespace, auth, handshake) -> named(auth.path("name").asText()))
        .onConnect(socket -> connected.add(socket.sid()))
        .onRecover(socket -> recovered.add(socket.sid()))
        .onRoomChange(changes::add)
        .on("join", RoomName.class, (socket, room, ack) -> socket.join(room.name()));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private record RoomName(String name) {}

  private static Principal named(String name) {
    return () -> name;
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
  void aClientIsToldAnIdThatIsSecretAndLongAndEndsEventsWithAnOffset() {
    RecoveringClient client = inRoom("r");

    assertTrue(String.valueOf(client.pid()).matches("[A-Za-z0-9_-]{42}"), "no less than 128 bits");
    assertNotEquals(client.sid(), client.pid());
    assertTrue(String.valueOf(client.offset()).matches("[A-Za-z0-9_-]{14}"));
    assertFalse(client.isRecovered());
  }

  @Test
  void withoutAWindowThereIsNeitherPidNorOffset() {
    try (TestServer plain = new TestServer()) {
      plain.main();
      TestClient client = plain.opens().sends("0{\"pid\":\"x\",\"offset\":\"y\"}");
      String answer = client.next();
      assertTrue(answer.matches("0\\{\"sid\":\"[\\w-]{20}\"}"), answer);
      plain.main().all().emit("news", 1);
      client.expects("2[\"news\",1]");
    }
  }

  @Test
  void whatWasMissedComesInOrderRightBehindTheAnswer() {
    RecoveringClient client = inRoom("r");
    String sid = client.sid();
    client.isCutOff();
    main.to("r").emit("a", 1);
    main.to("elsewhere").emit("b", 2);
    main.all().emit("c", 3);
    main.to(sid).emit("d", 4);
    main.to("r").except(sid).emit("e", 5);
    main.all().to(List.of("r", sid)).emit("f", 6);

    client.comesBack();

    assertTrue(client.isRecovered());
    assertEquals(sid, client.sid());
    client.hearsUpTo("\"f\",6");
    client.hearsNothingMore();
    assertEquals(List.of("\"hello\"", "\"a\",1", "\"c\",3", "\"d\",4", "\"f\",6"), client.heard());
    assertTrue(client.socket().isRecovered());
    assertTrue(client.socket().isIn("r"));
    main.to("r").emit("g", 7);
    assertEquals("\"g\",7", client.hears());
  }

  @Test
  void itHappensTwiceInARowAndWithNothingMissed() {
    RecoveringClient client = inRoom("r");
    for (int round = 1; round <= 4; round++) {
      client.isCutOff();
      if (round % 2 == 0) {
        main.to("r").emit("round", round);
      }
      client.comesBack();
      assertTrue(client.isRecovered(), "round " + round);
      if (round % 2 == 0) {
        assertEquals("\"round\"," + round, client.hears());
      }
      client.hearsNothingMore();
    }
    assertEquals(1, connected.size());
    assertEquals(4, recovered.size());
  }

  @Test
  void eventsThatWereUnderWayWhenTheConnectionWasLostAreSentAgain() {
    RecoveringClient client = inRoom("r");
    main.to("r").emit("a", 1);
    main.to("r").emit("b", 2);
    client.hears();
    client.connection().stopsReading();
    main.to("r").emit("c", 3);
    client.isCutOff().comesBack();

    assertTrue(client.isRecovered());
    assertEquals("\"b\",2", client.hears());
    assertEquals("\"c\",3", client.hears());
    client.hearsNothingMore();
  }

  @Test
  void aQuietClientIsRecoveredHoweverLongAgoItsLastEventWas() {
    RecoveringClient client = inRoom("r");
    RecoveringClient other = new RecoveringClient(server, "ben");
    for (int i = 0; i < 30; i++) {
      other.socket().emit("noise");
      server.timer().advance(WINDOW.toMillis() / 8);
    }
    client.isCutOff();
    main.to("r").emit("a", 1);
    client.comesBack();

    assertTrue(client.isRecovered());
    assertEquals("\"a\",1", client.hears());
  }

  @Test
  void afterTheWindowAClientStartsAfresh() {
    RecoveringClient client = inRoom("r");
    String pid = client.pid();
    client.isCutOff();
    server.timer().advance(WINDOW.toMillis() * 9 / 8 + 1);
    client.comesBack();

    assertFalse(client.isRecovered());
    assertNotEquals(pid, client.pid());
    assertFalse(client.socket().isIn("r"));
    client.hearsNothingMore();
    assertEquals(2, connected.size());
  }

  @Test
  void withinTheWindowItIsNotTooLate() {
    RecoveringClient client = inRoom("r").isCutOff();
    server.timer().advance(WINDOW.toMillis());

    assertTrue(client.comesBack().isRecovered());
  }

  @Test
  void aPidIsGoodForOneReconnectOnly() {
    RecoveringClient client = inRoom("r");
    String stolen = client.pid();
    String offset = client.offset();
    client.isCutOff().comesBack();
    client.connection().sends("1");
    Await.until("the socket is gone", () -> main.find(client.sid()) == null);

    RecoveringClient thief = new RecoveringClient(server);
    thief.isCutOff();
    thief.pid(stolen);
    thief.offset(offset);
    assertFalse(thief.comesBack().isRecovered());
  }

  @Test
  void anotherUserGetsNothing() {
    RecoveringClient client = inRoom("r");
    RecoveringClient thief = new RecoveringClient(server, "eve");
    client.isCutOff();
    thief.isCutOff();
    thief.pid(client.pid());
    thief.offset(client.offset());

    assertFalse(thief.comesBack().isRecovered());
    assertNotEquals(client.sid(), thief.sid());
    assertFalse(thief.socket().isIn("r"));
  }

  @Test
  void aUserWhomTheGuardRefusesIsNotRecovered() {
    AtomicBoolean banned = new AtomicBoolean();
    main.guard(
        (namespace, auth, handshake) -> {
          if (banned.get()) {
            throw new Refusal("unauthorized", "Authentication error");
          }
          return named("ann");
        });
    RecoveringClient client = inRoom("r").isCutOff();
    banned.set(true);

    String answer = server.opens().sends("0" + client.auth()).next();
    assertTrue(answer.startsWith("4{"), answer);
    assertEquals(List.of(), recovered);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "AAAAAAAAAAAAAA", "------", "ナナナナナナナナナナナナナナ"})
  void anUnknownOffsetStartsAfresh(String offset) {
    RecoveringClient client = inRoom("r").isCutOff();
    client.offset(offset);

    assertFalse(client.comesBack().isRecovered());
    client.hearsNothingMore();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "x", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "=== ===", "\\u0000"})
  void anUnknownPidStartsAfresh(String pid) {
    RecoveringClient client = inRoom("r").isCutOff();
    client.pid(pid);

    assertFalse(client.comesBack().isRecovered());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{\"pid\":7,\"offset\":[]}", "{\"pid\":{},\"offset\":1}", "{\"pid\":null}"})
  void aPidOfTheWrongTypeStartsAfresh(String auth) {
    String answer = server.opens().sends("0" + auth).next();
    assertTrue(answer.startsWith("0{\"sid\":"), answer);
  }

  @Test
  void anOffsetFromTheFutureStartsAfresh() {
    RecoveringClient client = inRoom("r");
    RecoveringClient other = inRoom("r2");
    client.isCutOff();
    client.offset(other.offset());

    assertFalse(client.comesBack().isRecovered());
  }

  @Test
  void aClientThatLeftStartsAfresh() {
    RecoveringClient client = inRoom("r");
    client.connection().sends("1");
    Await.until("it has left", () -> main.find(client.sid()) == null);

    assertFalse(client.comesBack().isRecovered());
  }

  @Test
  void aClientThatWasSentAwayStartsAfresh() {
    RecoveringClient client = inRoom("r");
    main.to("r").disconnectSockets();

    assertFalse(client.comesBack().isRecovered());
  }

  @Test
  void whoIsSentAwayWhileAwayStartsAfresh() {
    RecoveringClient client = inRoom("r").isCutOff();
    main.to("r").disconnectSockets();

    assertFalse(client.comesBack().isRecovered());
  }

  @Test
  void whoseRoomsAreChangedWhileAwayStartsAfresh() {
    RecoveringClient left = inRoom("r").isCutOff();
    main.to("r").socketsLeave("r");
    assertFalse(left.comesBack().isRecovered());

    RecoveringClient joined = inRoom("s").isCutOff();
    main.to("s").socketsJoin("t");
    assertFalse(joined.comesBack().isRecovered());
  }

  @Test
  void aSlowReaderStartsAfresh() {
    RecoveringClient client = inRoom("r");
    client.connection().stopsReading();
    while (!client.connection().isClosed()) {
      main.to("r").emit("big", "x".repeat(100_000));
    }
    Await.until("it is gone", () -> main.find(client.sid()) == null);

    assertFalse(client.comesBack().isRecovered());
  }

  @Test
  void anEventThatEndsItsReceiversEndsThoseWhoWereAwayAsWell() {
    RecoveringClient client = inRoom("r").isCutOff();
    main.to("r").emit("a", 1);
    main.to("r").emitThenDisconnect(CloseReason.STREAM_ENDED, "ended", 2);
    main.to("r").emit("b", 3);
    client.comesBack();

    assertTrue(client.isRecovered());
    assertEquals("\"a\",1", client.hears());
    assertEquals("\"ended\",2", client.hears());
    assertEquals("1", client.connection().next());
    assertEquals(CloseReason.STREAM_ENDED, client.connection().closed());
    Await.until("nobody is in the room", () -> main.roomSize("r") == 0);
    assertEquals(List.of(), recovered);
  }

  @Test
  void aClientThatComesBackBeforeTheServerMissesItTakesOver() {
    RecoveringClient client = inRoom("r");
    TestClient old = client.connection();
    old.stopsReading();
    main.to("r").emit("a", 1);
    client.comesBack();

    assertTrue(client.isRecovered());
    assertEquals("\"a\",1", client.hears());
    assertTrue(old.isClosed());
    assertEquals(1, main.roomSize("r"));
    assertEquals(1, main.sockets().size());
    client.hearsNothingMore();
  }

  @Test
  void roomsChangeOnceForTheLossAndOnceForTheReturn() {
    RecoveringClient client = inRoom("r");
    changes.clear();
    client.isCutOff();
    assertEquals(0, main.roomSize("r"));
    client.comesBack().hearsNothingMore();

    assertEquals(1, main.roomSize("r"));
    assertEquals(List.of("r", "r"), changes);
  }

  @Test
  void whatCannotBeMissedIsNotReplayed() {
    RecoveringClient client = inRoom("r").isCutOff();
    main.to("r").asVolatile().emit("count", 1);
    main.to("r").emitWithAck(Duration.ofSeconds(1), "asked");
    client.comesBack();

    assertTrue(client.isRecovered());
    client.hearsNothingMore();
  }

  @Test
  void binaryEventsAreReplayedWhole() {
    RecoveringClient client = inRoom("r").isCutOff();
    main.to("r").emit("file", new byte[] {1, 2}, "name");
    client.comesBack();

    String packet = client.connection().next();
    assertTrue(packet.startsWith("5[\"file\",\"<0102>\",\"name\",\""), packet);
  }

  @Test
  void aHandlerThatSpeaksToASocketWhoseClientWasCutOffIsHeardLater() {
    RecoveringClient client = inRoom("r");
    ClientSocket before = client.socket();
    client.isCutOff();
    before.emit("late", 1);
    client.comesBack();
    before.emit("later", 2);

    assertEquals("\"late\",1", client.hears());
    assertEquals("\"later\",2", client.hears());
    client.hearsNothingMore();
  }

  @Test
  void aRoomJoinedAfterTheLastEventThatArrivedMakesRecoveryInexactAndIsRefused() {
    RecoveringClient client = inRoom("r");
    client.connection().stopsReading();
    main.to("s").emit("before", 1);
    main.to("r").emit("a", 2);
    client.socket().join("s");
    client.isCutOff();

    assertFalse(client.comesBack().isRecovered());
  }

  @Test
  void anEventOfTwoWhoseOrderTurnedRoundOnTheWayIsNoOffsetToGoOnFrom() {
    RecoveringClient client = inRoom("r");
    Emission first = main.begin(main.to("r"), null, "first");
    Emission second = main.begin(main.to("r"), null, "second");
    client.socket().send(second);
    client.hears();
    client.isCutOff();
    main.finish(second);
    main.finish(first);

    assertFalse(client.comesBack().isRecovered(), "first came before the offset and never arrived");
  }

  @Test
  void eventsInTheWrongOrderThatAllArrivedAreNoOffsetEither() {
    RecoveringClient client = inRoom("r");
    Emission first = main.begin(main.to("r"), null, "first");
    Emission second = main.begin(main.to("r"), null, "second");
    client.socket().send(second);
    client.socket().send(first);
    main.finish(first);
    main.finish(second);
    client.hears();
    client.hears();
    client.isCutOff();
    assertFalse(client.comesBack().isRecovered(), "its offset is first: second would come twice");
  }

  @Test
  void anEventStillOnItsWayWhenTheSocketEndsIsReplayed() {
    RecoveringClient client = inRoom("r");
    Emission slow = main.begin(main.to("r"), null, "slow");
    client.isCutOff();
    main.finish(slow);
    client.comesBack();

    assertTrue(client.isRecovered());
    assertEquals("\"slow\"", client.hears());
    client.hearsNothingMore();
  }

  @Test
  void anEventThatReachesTheReturnedSocketBothWaysComesOnce() {
    RecoveringClient client = inRoom("r").isCutOff();
    Emission slow = main.begin(main.to("r"), null, "slow");
    client.comesBack();
    client.socket().send(slow);
    main.finish(slow);

    assertEquals("\"slow\"", client.hears());
    client.hearsNothingMore();
  }

  @Test
  void whatTheLogHasLostCannotBeRecovered() {
    RecoveringClient client = inRoom("r").isCutOff();
    for (int i = 0; i <= EventLog.MAX_ENTRIES; i++) {
      main.to("nobody").emit("noise");
    }

    assertFalse(client.comesBack().isRecovered());
  }

  @Test
  void nothingIsLeftWhenTheWindowHasPassed() {
    List<RecoveringClient> clients = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      clients.add(inRoom("r" + i));
    }
    clients.forEach(RecoveringClient::isCutOff);
    clients.get(0).comesBack().isCutOff();
    server.timer().advance(WINDOW.toMillis() * 2);

    server.assertEmpty();
  }

  @Test
  void aConnectionRecoversItsNamespacesOneByOne() {
    Namespace other = server.sockets().of("/other");
    other.on("x", Object.class, (socket, payload, ack) -> {});
    RecoveringClient client = inRoom("r");
    client.connection().sends("0/other,");
    String answer = client.connection().next();
    client.isCutOff().comesBack();
    client.connection().sends("0/other,{\"pid\":\"" + client.pid() + "\"}");
    String again = client.connection().next();

    assertTrue(client.isRecovered());
    assertTrue(again.startsWith("0/other,{\"sid\":"), again);
    assertNotEquals(answer, again, "a pid means nothing in another namespace");
  }

  @Test
  void thePidIsNotInTheTextOfAnythingThatMightBeLogged() {
    PrivateId id = PrivateId.of("sid");

    assertFalse(id.toString().contains(id.text().substring(3)));
    assertNull(PrivateId.parse(id.text().substring(4)));
    assertEquals(id, PrivateId.parse(id.text()));
  }
}
