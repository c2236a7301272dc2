package live.grandstand.engineio;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * The Engine.IO v4 wire, as pure functions.
 *
 * <pre>
 * packet  = type text            over both transports, e.g. 4hello
 *         | "b" base64           a binary message over polling, e.g. bAQIDBA==
 *         | bytes                a binary message over WebSocket: the binary frame itself
 * payload = packet *( 0x1E packet )   one polling request or response
 * </pre>
 */
public final class EngineCodec {
  /** Separates the packets of one polling payload. */
  public static final char RECORD_SEPARATOR = '\u001e';

  private static final char BINARY_PREFIX = 'b';

  private EngineCodec() {}

  /**
   * Decodes one text packet as it arrives in a WebSocket text frame.
   *
   * @throws ProtocolException for anything that is no packet
   */
  public static EnginePacket decodePacket(String packet) {
    if (packet.isEmpty()) {
      throw new ProtocolException("empty Engine.IO packet");
    }
    return EnginePacket.text(PacketType.of(packet.charAt(0)), packet.substring(1));
  }

  /**
   * Decodes the body of one polling POST.
   *
   * @param payload the body's text
   * @param maxPackets the most packets one payload may hold; more is an attack, not a client
   * @throws ProtocolException for anything that is no payload, or one of too many packets
   */
  public static List<EnginePacket> decodePayload(String payload, int maxPackets) {
    List<EnginePacket> packets = new ArrayList<>();
    int start = 0;
    while (true) {
      int end = payload.indexOf(RECORD_SEPARATOR, start);
      if (packets.size() == maxPackets) {
        throw new ProtocolException("too many packets in one payload");
      }
      packets.add(decodePolled(payload.substring(start, end < 0 ? payload.length() : end)));
      if (end < 0) {
        return packets;
      }
      start = end + 1;
    }
  }

  private static EnginePacket decodePolled(String packet) {
    if (packet.isEmpty() || packet.charAt(0) != BINARY_PREFIX) {
      return decodePacket(packet);
    }
    try {
      return EnginePacket.binary(Base64.getDecoder().decode(packet.substring(1)));
    } catch (IllegalArgumentException e) {
      throw new ProtocolException("binary packet is not base64");
    }
  }

  /** Encodes frames as the body of one polling response, in order. */
  public static byte[] encodePayload(List<Frame> frames) {
    PayloadBuilder payload = new PayloadBuilder(frames);
    for (Frame frame : frames) {
      payload.append(frame);
    }
    return payload.bytes();
  }

  /** Writes frames into one array of exactly the right size. */
  private static final class PayloadBuilder {
    private final byte[] bytes;
    private int length;

    PayloadBuilder(List<Frame> frames) {
      int size = Math.max(0, frames.size() - 1);
      for (Frame frame : frames) {
        size += polledLength(frame);
      }
      bytes = new byte[size];
    }

    private static int polledLength(Frame frame) {
      return frame.isBinary() ? 1 + (frame.payloadLength() + 2) / 3 * 4 : frame.payloadLength();
    }

    void append(Frame frame) {
      if (length > 0) {
        bytes[length++] = RECORD_SEPARATOR;
      }
      if (frame.isBinary()) {
        bytes[length++] = BINARY_PREFIX;
        byte[] encoded = Base64.getEncoder().encode(frame.payload());
        System.arraycopy(encoded, 0, bytes, length, encoded.length);
        length += encoded.length;
      } else {
        length += frame.copyPayload(bytes, length);
      }
    }

    byte[] bytes() {
      return bytes;
    }
  }
}
