package live.grandstand.socketio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BinaryNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import live.grandstand.engineio.CloseReason;
import live.grandstand.engineio.ProtocolException;
import org.jspecify.annotations.Nullable;

/**
 * Waits for the attachments of a binary packet and puts them in place of their placeholders. Holds
 * at most {@link SocketCodec#MAX_ATTACHMENTS} attachments of together {@code maxBytes}. Not thread
 * safe, but for {@link #waiting}: a connection's packets arrive one at a time.
 */
final class BinaryAssembler {
  private final int maxBytes;
  private volatile @Nullable SocketPacket waiting; // written by the receiving thread
  private final List<byte[]> attachments = new ArrayList<>(0);
  private int bytes;

  BinaryAssembler(int maxBytes) {
    this.maxBytes = maxBytes;
  }

  /** The packet whose attachments have not all come; null when there is none. */
  @Nullable SocketPacket waiting() {
    return waiting;
  }

  /**
   * Takes a decoded text part.
   *
   * @return the packet, if nothing has to be waited for
   * @throws ProtocolException when attachments of an earlier packet are still missing
   */
  @Nullable SocketPacket add(SocketPacket packet) {
    if (waiting != null) {
      throw new ProtocolException("text while attachments are missing");
    }
    if (packet.attachments() > 0) {
      waiting = packet;
      return null;
    }
    return packet.type().isBinary() ? fill(packet) : packet;
  }

  /**
   * Takes an attachment.
   *
   * @return the whole packet, if it was the last one
   * @throws ProtocolException when no attachment was announced, or they are too large together
   */
  @Nullable SocketPacket add(byte[] attachment) {
    SocketPacket announced = waiting;
    if (announced == null) {
      throw new ProtocolException("attachment that was not announced");
    }
    bytes += attachment.length;
    if (bytes > maxBytes) {
      throw new ProtocolException("attachments too large", CloseReason.TOO_LARGE);
    }
    attachments.add(attachment);
    if (attachments.size() < announced.attachments()) {
      return null;
    }
    SocketPacket whole = fill(announced);
    waiting = null;
    attachments.clear();
    bytes = 0;
    return whole;
  }

  private SocketPacket fill(SocketPacket packet) {
    JsonNode data = replace(Objects.requireNonNull(packet.data()));
    return new SocketPacket(packet.type(), packet.namespace(), packet.ackId(), data, 0);
  }

  private JsonNode replace(JsonNode node) {
    if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        array.set(i, replace(array.get(i)));
      }
    } else if (node instanceof ObjectNode object) {
      if (object.path("_placeholder") == BooleanNode.TRUE) {
        return attachment(object.path("num"));
      }
      for (Map.Entry<String, JsonNode> field : object.properties()) {
        field.setValue(replace(field.getValue()));
      }
    }
    return node;
  }

  private JsonNode attachment(JsonNode number) {
    int index = number.isInt() ? number.intValue() : -1;
    if (index < 0 || index >= attachments.size()) {
      throw new ProtocolException("placeholder without its attachment");
    }
    return BinaryNode.valueOf(attachments.get(index));
  }
}
