package live.grandstand.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import live.grandstand.accounts.Caller;
import live.grandstand.accounts.Role;
import live.grandstand.socketio.Ack;
import live.grandstand.socketio.ClientSocket;

/** What every socket gets, whatever it is here for (realtime.md §2 and §3). */
@ApplicationScoped
public class SocketHandlers {
  @Inject Clock clock;

  private record Connected(String sid, UUID userId, String username, Instant serverTime) {}

  private record UserInfo(UUID userId, String username, Role role, String sid, Set<String> rooms) {}

  /** Puts the socket into its user's room. */
  public void joinUserRoom(ClientSocket socket) {
    socket.join(Gateway.roomOf(caller(socket).userId()));
  }

  /** Greets a socket of the main namespace. */
  public void greet(ClientSocket socket) {
    Caller caller = caller(socket);
    socket.emit(
        "connected",
        new Connected(socket.sid(), caller.userId(), caller.username(), clock.instant()));
  }

  /** {@code ping}: answers with the server's time, by acknowledgement or else by event. */
  public void ping(ClientSocket socket, JsonNode payload, Ack ack) {
    Instant timestamp = clock.instant();
    if (ack.isRequested()) {
      ack.ok(Map.of("timestamp", timestamp));
    } else {
      socket.emit("pong", Map.of("timestamp", timestamp));
    }
  }

  /** {@code user-info}: tells a client who it is here. */
  public void userInfo(ClientSocket socket, JsonNode payload, Ack ack) {
    Caller caller = caller(socket);
    UserInfo info =
        new UserInfo(
            caller.userId(), caller.username(), caller.role(), socket.sid(), socket.rooms());
    socket.emit("user-info", info);
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("userId", info.userId());
    answer.put("username", info.username());
    answer.put("role", info.role());
    answer.put("sid", info.sid());
    answer.put("rooms", info.rooms());
    ack.ok(answer);
  }

  /** The user of a socket that {@link TokenGuard} admitted, with the role of now. */
  public static Caller caller(ClientSocket socket) {
    return SocketLogin.of(socket).caller();
  }
}
