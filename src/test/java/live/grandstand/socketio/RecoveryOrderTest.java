package live.grandstand.socketio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Recovery of events that were under way when the connection was lost (ADR 11). */
class RecoveryOrderTest {
  private final RecoveryStage it = new RecoveryStage();
  private final Namespace main = it.main;

  @AfterEach
  void stop() {
    it.server.close();
  }

  @Test
  void eventsThatWereUnderWayWhenTheConnectionWasLostAreSentAgain() {
    RecoveringClient client = it.inRoom("r");
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
  void aHandlerThatSpeaksToASocketWhoseClientWasCutOffIsHeardLater() {
    RecoveringClient client = it.inRoom("r");
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
    RecoveringClient client = it.inRoom("r");
    client.connection().stopsReading();
    main.to("s").emit("before", 1);
    main.to("r").emit("a", 2);
    client.socket().join("s");
    client.isCutOff();

    assertFalse(client.comesBack().isRecovered());
  }

  @Test
  void anEventOfTwoWhoseOrderTurnedRoundOnTheWayIsNoOffsetToGoOnFrom() {
    RecoveringClient client = it.inRoom("r");
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
    RecoveringClient client = it.inRoom("r");
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
    RecoveringClient client = it.inRoom("r");
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
    RecoveringClient client = it.inRoom("r").isCutOff();
    Emission slow = main.begin(main.to("r"), null, "slow");
    client.comesBack();
    client.socket().send(slow);
    main.finish(slow);

    assertEquals("\"slow\"", client.hears());
    client.hearsNothingMore();
  }
}
