/**
 * Engine.IO v4 in plain Java: packets, codec, sessions, outboxes and the sweep that keeps time. It
 * knows nothing of sockets, servlets or rooms; transports come in through {@link
 * live.grandstand.engineio.EngineTransport} and messages go up through {@link
 * live.grandstand.engineio.EngineListener}.
 *
 * @see <a href="https://socket.io/docs/v4/engine-io-protocol/">Engine.IO protocol, revision 4</a>
 */
@NullMarked
package live.grandstand.engineio;

import org.jspecify.annotations.NullMarked;
