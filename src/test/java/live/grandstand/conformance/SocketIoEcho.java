package live.grandstand.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.security.Principal;
import live.grandstand.engineio.Handshake;
import live.grandstand.socketio.SocketServer;

/** The handlers of the public Socket.IO suite, and nothing else (running.md). */
final class SocketIoEcho {
  private SocketIoEcho() {}

  private record Client(JsonNode auth) implements Principal {
    @Override
    public String getName() {
      return "client";
    }
  }

  static void register(SocketServer server) {
    for (String name : new String[] {"/", "/custom"}) {
      server
          .of(name)
          .guard(SocketIoEcho::admit)
          .onConnect(socket -> socket.emit("auth", ((Client) socket.user()).auth()));
    }
    server
        .of("/")
        .onAny("message", (socket, arguments, ack) -> socket.emit("message-back", arguments))
        .onAny("message-with-ack", (socket, arguments, ack) -> ack.send(arguments));
  }

  private static Principal admit(String namespace, JsonNode auth, Handshake handshake) {
    return new Client(auth);
  }
}
