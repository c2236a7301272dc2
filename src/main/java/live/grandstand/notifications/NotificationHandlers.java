package live.grandstand.notifications;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import live.grandstand.gateway.SocketHandlers;
import live.grandstand.socketio.Ack;
import live.grandstand.socketio.ClientSocket;

/** The event door of personal notifications. */
@ApplicationScoped
public class NotificationHandlers {

  /** {@code join_notification_room}: a user's own room, which nobody else can join. */
  public void join(ClientSocket socket, JsonNode payload, Ack ack) {
    String room = "notification:" + SocketHandlers.caller(socket).userId();
    socket.join(room);
    socket.emit("notification_room_joined", Map.of("room", room));
    ack.ok(Map.of("room", room));
  }
}
