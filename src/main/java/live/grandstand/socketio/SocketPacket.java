package live.grandstand.socketio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import org.jspecify.annotations.Nullable;

/**
 * One Socket.IO packet as it was decoded. Its data fits its type: an object or nothing for CONNECT,
 * nothing for DISCONNECT, an array for events and acknowledgements.
 *
 * @param type the packet's type
 * @param namespace the namespace, with its slash
 * @param ackId the acknowledgement's number, or {@link #NO_ACK}
 * @param data the JSON payload; null when there was none
 * @param attachments how many binary messages follow
 */
record SocketPacket(
    SocketPacketType type, String namespace, long ackId, @Nullable JsonNode data, int attachments) {
  static final long NO_ACK = -1;

  /** The arguments of an event, its name first, or of an acknowledgement. */
  ArrayNode arguments() {
    if (data instanceof ArrayNode array) {
      return array;
    }
    throw new IllegalStateException(type + " has no arguments");
  }
}
