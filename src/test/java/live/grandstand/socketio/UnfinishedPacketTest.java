package live.grandstand.socketio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import live.grandstand.engineio.CloseReason;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Attachments have ping-interval and ping-timeout together, 45 s here, to come. */
class UnfinishedPacketTest {
  private static final String ANNOUNCES_TWO =
      "52-[\"x\",{\"_placeholder\":true,\"num\":0},{\"_placeholder\":true,\"num\":1}]";

  private final TestServer server = new TestServer();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void whoNeverSendsWhatItAnnouncedIsSentAway() {
    server.main();
    TestClient client = server.connects().sends(ANNOUNCES_TWO).sends(new byte[1_000]);
    keepsTalking(client, 44_900);
    assertFalse(client.isClosed());
    keepsTalking(client, 200);

    assertEquals(CloseReason.MESSAGE_UNFINISHED, client.closed());
  }

  @Test
  void whoSendsOnePacketWithAttachmentsAfterTheOtherMayStay() {
    server.main();
    TestClient client = server.connects().sends(ANNOUNCES_TWO);
    for (int i = 0; i < 30; i++) {
      keepsTalking(client, 4_000);
      client.sends(new byte[1]).sends(new byte[1]).sends(ANNOUNCES_TWO);
    }

    assertFalse(client.isClosed());
  }

  @Test
  void whoHasSentAllOfItMayBeQuiet() {
    server.main();
    TestClient client = server.connects().sends(ANNOUNCES_TWO);
    client.sends(new byte[1]).sends(new byte[1]);
    keepsTalking(client, 120_000);

    assertFalse(client.isClosed());
  }

  /** Lets time pass in steps that the sweep sees; every ping is answered. */
  private void keepsTalking(TestClient client, int millis) {
    for (int passed = 0; passed < millis; passed += 100) {
      server.engine().advance(100);
      client.pongs();
    }
  }
}
