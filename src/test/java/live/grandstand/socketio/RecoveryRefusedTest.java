package live.grandstand.socketio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import live.grandstand.testing.Await;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is not recovered but starts afresh (realtime.md §1, ADR 11). */
class RecoveryRefusedTest {
  private final RecoveryStage it = new RecoveryStage();
  private final TestServer server = it.server;
  private final Namespace main = it.main;

  @AfterEach
  void stop() {
    it.server.close();
  }

  @Test
  void afterTheWindowAClientStartsAfresh() {
    RecoveringClient client = it.inRoom("r");
    String pid = client.pid();
    client.isCutOff();
    server.timer().advance(RecoveryStage.WINDOW.toMillis() * 9 / 8 + 1);
    client.comesBack();

    assertFalse(client.isRecovered());
    assertNotEquals(pid, client.pid());
    assertFalse(client.socket().isIn("r"));
    client.hearsNothingMore();
    assertEquals(2, it.connected.size());
  }

  @Test
  void withinTheWindowItIsNotTooLate() {
    RecoveringClient client = it.inRoom("r").isCutOff();
    server.timer().advance(RecoveryStage.WINDOW.toMillis());

    assertTrue(client.comesBack().isRecovered());
  }

  @Test
  void aPidIsGoodForOneReconnectOnly() {
    RecoveringClient client = it.inRoom("r");
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
    RecoveringClient client = it.inRoom("r");
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
          return RecoveryStage.named("ann");
        });
    RecoveringClient client = it.inRoom("r").isCutOff();
    banned.set(true);

    String answer = server.opens().sends("0" + client.auth()).next();
    assertTrue(answer.startsWith("4{"), answer);
    assertEquals(List.of(), it.recovered);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "AAAAAAAAAAAAAA", "------", "ナナナナナナナナナナナナナナ"})
  void anUnknownOffsetStartsAfresh(String offset) {
    RecoveringClient client = it.inRoom("r").isCutOff();
    client.offset(offset);

    assertFalse(client.comesBack().isRecovered());
    client.hearsNothingMore();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "x", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "=== ===", "\\u0000"})
  void anUnknownPidStartsAfresh(String pid) {
    RecoveringClient client = it.inRoom("r").isCutOff();
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
    RecoveringClient client = it.inRoom("r");
    RecoveringClient other = it.inRoom("r2");
    client.isCutOff();
    client.offset(other.offset());

    assertFalse(client.comesBack().isRecovered());
  }

  @Test
  void aClientThatLeftStartsAfresh() {
    RecoveringClient client = it.inRoom("r");
    client.connection().sends("1");
    Await.until("it has left", () -> main.find(client.sid()) == null);

    assertFalse(client.comesBack().isRecovered());
  }

  @Test
  void aClientThatWasSentAwayStartsAfresh() {
    RecoveringClient client = it.inRoom("r");
    main.to("r").disconnectSockets();

    assertFalse(client.comesBack().isRecovered());
  }

  @Test
  void whoIsSentAwayWhileAwayStartsAfresh() {
    RecoveringClient client = it.inRoom("r").isCutOff();
    main.to("r").disconnectSockets();

    assertFalse(client.comesBack().isRecovered());
  }

  @Test
  void whoseRoomsAreChangedWhileAwayStartsAfresh() {
    RecoveringClient left = it.inRoom("r").isCutOff();
    main.to("r").socketsLeave("r");
    assertFalse(left.comesBack().isRecovered());

    RecoveringClient joined = it.inRoom("s").isCutOff();
    main.to("s").socketsJoin("t");
    assertFalse(joined.comesBack().isRecovered());
  }

  @Test
  void aSlowReaderStartsAfresh() {
    RecoveringClient client = it.inRoom("r");
    client.connection().stopsReading();
    while (!client.connection().isClosed()) {
      main.to("r").emit("big", "x".repeat(100_000));
    }
    Await.until("it is gone", () -> main.find(client.sid()) == null);

    assertFalse(client.comesBack().isRecovered());
  }

  @Test
  void whatTheLogHasLostCannotBeRecovered() {
    RecoveringClient client = it.inRoom("r").isCutOff();
    for (int i = 0; i <= EventLog.MAX_ENTRIES; i++) {
      main.to("nobody").emit("noise");
    }

    assertFalse(client.comesBack().isRecovered());
  }
}
