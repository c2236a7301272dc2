package live.grandstand.socketio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import live.grandstand.engineio.Frame;
import live.grandstand.engineio.ProtocolException;
import live.grandstand.platform.Json;
import org.jspecify.annotations.Nullable;

/** What must hold for any input of Socket.IO's decoders. */
public final class FuzzedSocket {
  private static final SocketCodec CODEC = new SocketCodec(Json.mapper());

  private FuzzedSocket() {}

  public static void packet(byte[] input) {
    try {
      echo(CODEC.decode(new String(input, StandardCharsets.UTF_8)));
    } catch (ProtocolException e) {
      // refused, as it should be
    }
  }

  /** A text part, then attachments, a zero byte between them. */
  public static void packetWithAttachments(byte[] input) {
    BinaryAssembler assembler = new BinaryAssembler(100);
    try {
      int end = next(input, 0);
      String text = new String(input, 0, end, StandardCharsets.UTF_8);
      SocketPacket packet = assembler.add(CODEC.decode(text));
      for (int at = end + 1; packet == null && at <= input.length; at = end + 1) {
        end = next(input, at);
        packet = assembler.add(Arrays.copyOfRange(input, at, end));
      }
      echo(packet);
    } catch (ProtocolException e) {
      // refused, as it should be
    }
  }

  private static int next(byte[] input, int from) {
    int at = from;
    while (at < input.length && input[at] != 0) {
      at++;
    }
    return at;
  }

  /** What came in can go out again, as UTF-8. */
  private static void echo(@Nullable SocketPacket packet) {
    if (packet == null || !(packet.data() instanceof ArrayNode arguments)) {
      return;
    }
    Object[] all = new Object[arguments.size()];
    for (int i = 0; i < all.length; i++) {
      all[i] = arguments.get(i);
    }
    Frame text = CODEC.ack(packet.namespace(), Math.max(0, packet.ackId()), all).frames().get(0);
    try {
      String sent =
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(text.payload())).toString();
      JsonNode again = CODEC.decode(sent.substring(1)).data();
      if (again == null || again.size() != all.length) {
        throw new AssertionError("not the packet that was sent");
      }
    } catch (CharacterCodingException e) {
      throw new AssertionError("not UTF-8", e);
    }
  }
}
