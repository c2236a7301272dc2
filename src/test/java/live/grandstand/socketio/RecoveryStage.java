package live.grandstand.socketio;

import java.security.Principal;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server that recovers sockets, and what it was told of them. */
final class RecoveryStage {
  static final Duration WINDOW = Duration.ofMinutes(2);

  final TestServer server = new TestServer(WINDOW);
  final Namespace main = server.main();
  final List<String> connected = new CopyOnWriteArrayList<>();
  final List<String> recovered = new CopyOnWriteArrayList<>();
  final List<String> changes = new CopyOnWriteArrayList<>();

  private record RoomName(String name) {}

  RecoveryStage() {
    main.guard((namespace, auth, handshake) -> named(auth.path("name").asText()))
        .onConnect(socket -> connected.add(socket.sid()))
        .onRecover(socket -> recovered.add(socket.sid()))
        .onRoomChange(changes::add)
        .on("join", RoomName.class, (socket, room, ack) -> socket.join(room.name()));
  }

  static Principal named(String name) {
    return () -> name;
  }

  /** A client in a room that has had one event. */
  RecoveringClient inRoom(String room) {
    RecoveringClient client = new RecoveringClient(server);
    client.socket().join(room);
    client.socket().emit("hello");
    client.hearsUpTo("\"hello\"");
    return client;
  }
}
