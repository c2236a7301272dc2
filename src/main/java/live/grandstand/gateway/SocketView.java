package live.grandstand.gateway;

import java.util.Set;
import java.util.UUID;
import live.grandstand.accounts.Caller;
import live.grandstand.accounts.Role;
import live.grandstand.socketio.ClientSocket;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
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
    @Schema(example = "pR5dXw0Q2mZ8sLkYAAAB") String sid,
    @Schema(example = "/") String namespace,
    UUID userId,
    @Schema(example = "ada") String username,
    Role role,
    @Schema(
            description = "At the moment",
            enumeration = {"websocket", "polling"})
        String transport,
    @Schema(description = "Where its connection came from", example = "203.0.113.7") String address,
    @Schema(example = "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0")
        @Nullable String userAgent,
    @Schema(description = "Whether it goes on where one that was cut off stopped")
        boolean recovered,
    @Schema(
            description = "The rooms it is in, its own (named by its sid) first",
            example = "[\"pR5dXw0Q2mZ8sLkYAAAB\", \"chess\"]")
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
