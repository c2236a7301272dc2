/**
 * Socket.IO v5 in plain Java: packets, codec, connections, namespaces, rooms and acknowledgements.
 * Adds to {@code engineio} the JSON library and nothing else; features register their events on a
 * {@link live.grandstand.socketio.Namespace} and speak through a {@link
 * live.grandstand.socketio.BroadcastOperator}.
 *
 * @see <a href="https://socket.io/docs/v4/socket-io-protocol/">Socket.IO protocol, revision 5</a>
 */
@NullMarked
package live.grandstand.socketio;

import org.jspecify.annotations.NullMarked;
