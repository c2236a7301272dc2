package live.grandstand.engineio;

import org.jspecify.annotations.Nullable;

/**
 * The parts of an HTTP request that decide whether it may go on; all of it is the client's word.
 *
 * @param method the HTTP method
 * @param transport query parameter {@code transport}
 * @param protocolVersion query parameter {@code EIO}
 * @param sid query parameter {@code sid}
 * @param isUpgrade whether the request asks for a WebSocket
 * @param origin the Origin header; null from anything but a browser
 * @param host the Host header
 * @param remoteAddress the peer's address
 */
public record EngineRequest(
    String method,
    @Nullable String transport,
    @Nullable String protocolVersion,
    @Nullable String sid,
    boolean isUpgrade,
    @Nullable String origin,
    @Nullable String host,
    String remoteAddress) {}
