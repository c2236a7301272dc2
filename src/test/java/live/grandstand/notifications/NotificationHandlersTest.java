package live.grandstand.notifications;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.UUID;
import live.grandstand.accounts.Authenticated;
import live.grandstand.accounts.Caller;
import live.grandstand.accounts.Role;
import live.grandstand.gateway.SocketLogin;
import live.grandstand.socketio.TestClient;
import live.grandstand.socketio.TestServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NotificationHandlersTest {
  private static final UUID ANN = new UUID(7, 1);

  private final TestServer server = new TestServer();

  private static SocketLogin ann() {
    Caller ann = new Caller(ANN, "ann", Role.USER, new UUID(8, 1));
    return new SocketLogin(new Authenticated(ann, Instant.MAX));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aUserJoinsTheirOwnRoomWhateverTheyAskFor() {
    server
        .main()
        .guard((namespace, auth, handshake) -> ann())
        .on("join", JsonNode.class, new NotificationHandlers()::join);
    TestClient ann = server.connects().sends("21[\"join\",{\"room\":\"notification:other\"}]");

    String room = "notification:" + ANN;
    ann.expects(
        "2[\"notification_room_joined\",{\"room\":\"" + room + "\"}]",
        "31[{\"ok\":true,\"room\":\"" + room + "\"}]");
    assertEquals(1, server.main().roomSize(room));
    server.main().to(room).emit("notification", 1);
    ann.expects("2[\"notification\",1]");
  }
}
