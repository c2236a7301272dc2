package live.grandstand.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import live.grandstand.gateway.SocketHandlers;
import live.grandstand.socketio.Ack;
import live.grandstand.socketio.ClientSocket;

/** The event door of the dashboard (realtime.md §5). */
@ApplicationScoped
public class DashboardHandlers {
  /** Tells that somebody may not, or may no longer, look. */
  public static final String ERROR = "dashboard-error";

  @Inject DashboardPushes pushes;

  /**
   * {@code join-dashboard {scope?, timeRange?}}: a dashboard that was joined before is left. First
   * the answer, then the values of now, then whatever changes.
   */
  public void join(ClientSocket socket, JsonNode payload, Ack ack) {
    DashboardRoom room = DashboardRoom.of(SocketHandlers.caller(socket), payload);
    leave(socket, room);
    Map<String, Object> joined =
        Map.of("scope", room.scope().wire(), "timeRange", room.range().wire());
    socket.emit("joined-dashboard", joined);
    socket.join(room.name());
    try {
      pushes.welcome(socket, room);
    } catch (RuntimeException e) {
      socket.leave(room.name());
      throw e;
    }
    ack.ok(joined);
  }

  private static void leave(ClientSocket socket, DashboardRoom kept) {
    for (String name : socket.rooms()) {
      if (!name.equals(kept.name()) && DashboardRoom.named(name).isPresent()) {
        socket.leave(name);
      }
    }
  }

  /** A client that was cut off is in its room again: what it missed is not kept, so it gets all. */
  public void recovered(ClientSocket socket) {
    for (String name : socket.rooms()) {
      DashboardRoom.named(name).ifPresent(room -> pushes.welcome(socket, room));
    }
  }

  /** Somebody joined or left a room. */
  public void roomChanged(String name) {
    pushes.roomChanged(name);
  }
}
