package live.grandstand.socketio;

import com.fasterxml.jackson.databind.JsonNode;
import java.security.Principal;
import live.grandstand.engineio.Handshake;

/** Decides who may connect to a namespace. Runs on a worker thread and may wait. */
@FunctionalInterface
public interface ConnectGuard {
  /**
   * Admits a client.
   *
   * @param namespace which namespace
   * @param auth the payload of the CONNECT packet; an empty object when there was none
   * @param handshake the request that opened the connection
   * @return who the client is
   * @throws Refusal when it may not connect
   */
  Principal admit(String namespace, JsonNode auth, Handshake handshake);

  /**
   * Whether a client that was just admitted may have the socket back that it had before it was cut
   * off. Must not wait.
   *
   * @param before who the socket was admitted as
   * @param now who the client is now
   */
  default boolean isSame(Principal before, Principal now) {
    return before.getName().equals(now.getName());
  }
}
