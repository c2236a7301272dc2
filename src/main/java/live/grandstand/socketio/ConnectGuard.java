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
}
