package live.grandstand.gateway;

import java.util.Set;
import java.util.UUID;
import live.grandstand.accounts.Caller;
import live.grandstand.accounts.Role;
import live.grandstand.socketio.ClientSocket;
import org.jspecify.annotations.Nullable;

/**
 * A connected socket as administrators see it.
 *
 * @param transport {@code websocket} or {@code polling}, at the moment
 * @param address the network address that its connection came from
 * @param recovered whether it goes on where one that was cut off stopped
 * @param rooms the rooms it is in, its own (named by its sid) first
 */
public record SocketView(
    String sid,
    String namespace,
    UUID userId,
    String username,
    Role role,
    String transport,
    String address,
    @Nullable String userAgent,
    boolean recovered,
    Set<String> rooms) {

  static SocketView of(ClientSocket socket) {
    Caller caller = SocketHandlers.caller(socket);
    return new SocketView(
        socket.sid(),
        socket.namespace().name(),
        caller.userId(),
        caller.username(),
        caller.role(),
        socket.transport().wire(),
        socket.handshake().remoteAddress(),
        socket.handshake().userAgent(),
        socket.isRecovered(),
        socket.rooms());
  }
}
