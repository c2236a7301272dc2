package live.grandstand.socketio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import live.grandstand.engineio.CloseReason;
import live.grandstand.testing.Await;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Connection state recovery (realtime.md §1, ADR 11): what a client gets back. */
class RecoveryTest {
  private final RecoveryStage it = new RecoveryStage();
  private final TestServer server = it.server;
  private final Namespace main = it.main;

  @AfterEach
  void stop() {
    it.server.close();
  }

  @Test
  void aClientIsToldAnIdThatIsSecretAndLongAndEndsEventsWithAnOffset() {
    RecoveringClient client = it.inRoom("r");

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
    RecoveringClient client = it.inRoom("r");
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
    RecoveringClient client = it.inRoom("r");
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
    assertEquals(1, it.connected.size());
    assertEquals(4, it.recovered.size());
  }

  @Test
  void aQuietClientIsRecoveredHoweverLongAgoItsLastEventWas() {
    RecoveringClient client = it.inRoom("r");
    RecoveringClient other = new RecoveringClient(server, "ben");
    for (int i = 0; i < 30; i++) {
      other.socket().emit("noise");
      server.timer().advance(RecoveryStage.WINDOW.toMillis() / 8);
    }
    client.isCutOff();
    main.to("r").emit("a", 1);
    client.comesBack();

    assertTrue(client.isRecovered());
    assertEquals("\"a\",1", client.hears());
  }

  @Test
  void anEventThatEndsItsReceiversEndsThoseWhoWereAwayAsWell() {
    RecoveringClient client = it.inRoom("r").isCutOff();
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
    assertEquals(List.of(), it.recovered);
  }

  @Test
  void aClientThatComesBackBeforeTheServerMissesItTakesOver() {
    RecoveringClient client = it.inRoom("r");
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
    RecoveringClient client = it.inRoom("r");
    it.changes.clear();
    client.isCutOff();
    assertEquals(0, main.roomSize("r"));
    client.comesBack().hearsNothingMore();

    assertEquals(1, main.roomSize("r"));
    assertEquals(List.of("r", "r"), it.changes);
  }

  @Test
  void whatCannotBeMissedIsNotReplayed() {
    RecoveringClient client = it.inRoom("r").isCutOff();
    main.to("r").asVolatile().emit("count", 1);
    main.to("r").emitWithAck(Duration.ofSeconds(1), "asked");
    client.comesBack();

    assertTrue(client.isRecovered());
    client.hearsNothingMore();
  }

  @Test
  void binaryEventsAreReplayedWhole() {
    RecoveringClient client = it.inRoom("r").isCutOff();
    main.to("r").emit("file", new byte[] {1, 2}, "name");
    client.comesBack();

    String packet = client.connection().next();
    assertTrue(packet.startsWith("5[\"file\",\"<0102>\",\"name\",\""), packet);
  }

  @Test
  void nothingIsLeftWhenTheWindowHasPassed() {
    List<RecoveringClient> clients = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      clients.add(it.inRoom("r" + i));
    }
    clients.forEach(RecoveringClient::isCutOff);
    clients.get(0).comesBack().isCutOff();
    server.timer().advance(RecoveryStage.WINDOW.toMillis() * 2);

    server.assertEmpty();
  }

  @Test
  void aConnectionRecoversItsNamespacesOneByOne() {
    Namespace other = server.sockets().of("/other");
    other.on("x", Object.class, (socket, payload, ack) -> {});
    RecoveringClient client = it.inRoom("r");
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
