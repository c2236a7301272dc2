package live.grandstand.socketio;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import live.grandstand.engineio.Frame;
import org.jspecify.annotations.Nullable;

/**
 * Reads frames as the JavaScript client's parser does (socket.io-parser, decoder), and as little
 * forgiving: text between a packet and its attachments is an error. Gives each packet as its text,
 * with attachments in place, each as a string {@code <hex>}.
 */
final class StockDecoder {
  private static final Pattern PACKET =
      Pattern.compile("4([0-6])(?:(\\d+)-)?(?:(/[^,]*),)?(\\d*)(.*)", Pattern.DOTALL);
  private static final ObjectMapper JSON = new ObjectMapper();

  private @Nullable Matcher header;
  private int expected;
  private final List<byte[]> attachments = new ArrayList<>();

  /** The packet that is complete with this frame; null while attachments are missing. */
  @Nullable String add(Frame frame) {
    if (frame.isBinary()) {
      assertTrue(attachments.size() < expected, "attachment that was not announced");
      attachments.add(frame.payload());
    } else {
      assertFalse(attachments.size() < expected, "text while attachments are missing");
      read(frame.text());
    }
    return attachments.size() < expected ? null : whole();
  }

  private void read(String text) {
    Matcher packet = PACKET.matcher(text);
    assertTrue(packet.matches(), "not a Socket.IO packet: " + text);
    header = packet;
    expected = packet.group(2) == null ? 0 : Integer.parseInt(packet.group(2));
    boolean binary = packet.group(1).equals("5") || packet.group(1).equals("6");
    assertTrue(binary == (packet.group(2) != null), "attachments where none belong: " + text);
    attachments.clear();
  }

  private String whole() {
    Matcher packet = header;
    expected = 0;
    String namespace = packet.group(3) == null ? "" : packet.group(3) + ",";
    return packet.group(1) + namespace + packet.group(4) + data(packet.group(5));
  }

  private String data(String json) {
    try {
      return json.isEmpty() ? "" : JSON.writeValueAsString(fill(JSON.readTree(json)));
    } catch (JsonProcessingException e) {
      throw new AssertionError("payload is not JSON: " + json, e);
    }
  }

  private JsonNode fill(JsonNode node) {
    if (node.path("_placeholder").asBoolean()) {
      byte[] attachment = attachments.get(node.get("num").intValue());
      return TextNode.valueOf("<" + HexFormat.of().formatHex(attachment) + ">");
    }
    if (node instanceof ObjectNode object) {
      for (Map.Entry<String, JsonNode> field : object.properties()) {
        field.setValue(fill(field.getValue()));
      }
    } else if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        array.set(i, fill(array.get(i)));
      }
    }
    return node;
  }
}
