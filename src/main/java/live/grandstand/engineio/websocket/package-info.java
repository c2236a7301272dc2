/**
 * Engine.IO over WebSocket: the only user of {@code jakarta.websocket}, and of Tyrus behind it. Two
 * ways out stand side by side: {@link live.grandstand.engineio.websocket.RawTransport} writes whole
 * batches of ready-made frames, {@link live.grandstand.engineio.websocket.StandardTransport} uses
 * the standard API alone and works on every server.
 */
@NullMarked
package live.grandstand.engineio.websocket;

import org.jspecify.annotations.NullMarked;
