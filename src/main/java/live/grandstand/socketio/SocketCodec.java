package live.grandstand.socketio;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.function.LongFunction;
import live.grandstand.engineio.Frame;
import live.grandstand.engineio.ProtocolException;
import org.jspecify.annotations.Nullable;

/**
 * The Socket.IO v5 wire. Decoding and encoding see no connection, no callback and no clock.
 *
 * <pre>
 * packet = type [ attachments "-" ] [ namespace "," ] [ ack-id ] [ JSON ]
 *
 * 0/admin,{"token":"…"}                                CONNECT to /admin
 * 2["hello",1]                                         EVENT on /
 * 212["hello",1]                                       EVENT that asks for acknowledgement 12
 * 51-/admin,["file",{"_placeholder":true,"num":0}]     BINARY_EVENT, one binary message follows
 * </pre>
 *
 * Immutable and thread safe.
 */
final class SocketCodec {
  /** realtime.md §1: at most 10 attachments a packet. */
  static final int MAX_ATTACHMENTS = 10;

  private static final int MAX_ACK_DIGITS = 15;
  private static final int MAX_DEPTH = 100;

  /** Names that Socket.IO keeps for itself. */
  private static final Set<String> RESERVED_EVENTS =
      Set.of(
          "connect",
          "connect_error",
          "disconnect",
          "disconnecting",
          "newListener",
          "removeListener");

  private final ObjectMapper mapper;
  private final ObjectReader reader;

  /**
   * @param mapper turns what features emit into JSON
   */
  SocketCodec(ObjectMapper mapper) {
    this.mapper = mapper;
    ObjectMapper strict = new ObjectMapper();
    strict
        .getFactory()
        .setStreamReadConstraints(
            StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build());
    this.reader =
        strict.readerFor(JsonNode.class).with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
  }

  static boolean isReserved(String event) {
    return RESERVED_EVENTS.contains(event);
  }

  // ---- decode ----------------------------------------------------------------------------------

  /**
   * Decodes the text part of a packet.
   *
   * @throws ProtocolException for anything that is no packet a client may send
   */
  SocketPacket decode(String text) {
    Cursor cursor = new Cursor(text);
    SocketPacketType type = SocketPacketType.of(cursor.next());
    int attachments = type.isBinary() ? readAttachments(cursor) : 0;
    String namespace = readNamespace(cursor);
    long ackId = readAckId(cursor);
    JsonNode data = readData(cursor.rest());
    checkData(type, data);
    if (type.isAck() && ackId == SocketPacket.NO_ACK) {
      throw new ProtocolException("acknowledgement without an id");
    }
    return new SocketPacket(type, namespace, ackId, data, attachments);
  }

  private static int readAttachments(Cursor cursor) {
    String digits = cursor.digits(MAX_ACK_DIGITS);
    if (digits.isEmpty() || !cursor.skip('-')) {
      throw new ProtocolException("illegal attachment count");
    }
    long count = Long.parseLong(digits);
    if (count > MAX_ATTACHMENTS) {
      throw new ProtocolException("too many attachments");
    }
    return (int) count;
  }

  private static String readNamespace(Cursor cursor) {
    return cursor.peek() == '/' ? cursor.until(',') : Namespace.MAIN;
  }

  private static long readAckId(Cursor cursor) {
    String digits = cursor.digits(MAX_ACK_DIGITS);
    return digits.isEmpty() ? SocketPacket.NO_ACK : Long.parseLong(digits);
  }

  private @Nullable JsonNode readData(String json) {
    if (json.isEmpty()) {
      return null;
    }
    try {
      return reader.readValue(json);
    } catch (JsonProcessingException e) {
      throw new ProtocolException("payload is not JSON");
    }
  }

  private static void checkData(SocketPacketType type, @Nullable JsonNode data) {
    boolean fits =
        switch (type) {
          case CONNECT -> data == null || data.isObject();
          case DISCONNECT -> data == null;
          case EVENT, BINARY_EVENT -> data != null && data.isArray() && hasEventName(data);
          case ACK, BINARY_ACK -> data != null && data.isArray();
          case CONNECT_ERROR -> false; // only servers send it
        };
    if (!fits) {
      throw new ProtocolException("payload does not fit a packet of type " + type);
    }
  }

  private static boolean hasEventName(JsonNode arguments) {
    JsonNode name = arguments.path(0);
    return name.getNodeType() == JsonNodeType.NUMBER
        || (name.isTextual() && !isReserved(name.textValue()));
  }

  // ---- encode ----------------------------------------------------------------------------------

  /** An event with its arguments. */
  EncodedPacket event(String namespace, long ackId, String event, Object... arguments) {
    Object[] data = new Object[arguments.length + 1];
    data[0] = event;
    System.arraycopy(arguments, 0, data, 1, arguments.length);
    return encode(SocketPacketType.EVENT, namespace, ackId, data);
  }

  /**
   * An event whose last argument is its offset. All but the offset is encoded now; the packet is
   * finished when the event's number is known, and once only.
   */
  LongFunction<EncodedPacket> event(
      String namespace, Offsets offsets, String event, Object... arguments) {
    Object[] data = new Object[arguments.length + 2];
    data[0] = event;
    System.arraycopy(arguments, 0, data, 1, arguments.length);
    data[arguments.length + 1] = Offsets.PLACEHOLDER;
    PacketWriter writer = write(namespace, data);
    String header = header(SocketPacketType.EVENT, writer, namespace, SocketPacket.NO_ACK);
    return seq -> writer.finish(header, offsets, seq);
  }

  /** The answer to an event that asked for one. */
  EncodedPacket ack(String namespace, long ackId, Object... arguments) {
    return encode(SocketPacketType.ACK, namespace, ackId, arguments);
  }

  /** Tells a client that it is connected to a namespace. */
  EncodedPacket connect(String namespace, Object payload) {
    return encode(SocketPacketType.CONNECT, namespace, SocketPacket.NO_ACK, payload);
  }

  /** Tells a client that it may not connect to a namespace. */
  EncodedPacket connectError(String namespace, Object payload) {
    return encode(SocketPacketType.CONNECT_ERROR, namespace, SocketPacket.NO_ACK, payload);
  }

  /** Tells a client that it is disconnected from a namespace. */
  EncodedPacket disconnect(String namespace) {
    String suffix = namespace.equals(Namespace.MAIN) ? "" : namespace + ",";
    return new EncodedPacket(List.of(Frame.text("41" + suffix)));
  }

  private EncodedPacket encode(
      SocketPacketType type, String namespace, long ackId, @Nullable Object data) {
    PacketWriter writer = write(namespace, data);
    return writer.finish(header(type, writer, namespace, ackId));
  }

  private PacketWriter write(String namespace, @Nullable Object data) {
    PacketWriter writer = new PacketWriter(mapper, headerRoom(namespace));
    try {
      writer.writeJson(data);
    } catch (IOException e) {
      throw new IllegalArgumentException("cannot be written as JSON: " + e.getMessage(), e);
    }
    return writer;
  }

  private static int headerRoom(String namespace) {
    return 2 + MAX_ACK_DIGITS + 4 + 4 * namespace.length() + 1;
  }

  /** Engine.IO's message type, then the packet's own header. */
  private static String header(
      SocketPacketType plain, PacketWriter writer, String namespace, long ackId) {
    int attachments = writer.attachments().size();
    SocketPacketType type = attachments == 0 ? plain : plain.withAttachments();
    StringBuilder header = new StringBuilder(24).append('4').append(type.wire());
    if (type.isBinary()) {
      header.append(attachments).append('-');
    }
    if (!namespace.equals(Namespace.MAIN)) {
      header.append(namespace).append(',');
    }
    if (ackId != SocketPacket.NO_ACK) {
      header.append(ackId);
    }
    return header.toString();
  }

  /** A place in the text of a packet. */
  private static final class Cursor {
    private static final char END = '\0';

    private final String text;
    private int at;

    Cursor(String text) {
      this.text = text;
    }

    char peek() {
      return at < text.length() ? text.charAt(at) : END;
    }

    char next() {
      char c = peek();
      at++;
      return c;
    }

    boolean skip(char expected) {
      if (peek() != expected) {
        return false;
      }
      at++;
      return true;
    }

    String digits(int max) {
      int start = at;
      while (peek() >= '0' && peek() <= '9') {
        at++;
      }
      if (at - start > max) {
        throw new ProtocolException("number too long");
      }
      return text.substring(start, at);
    }

    String until(char end) {
      int stop = text.indexOf(end, at);
      String part = text.substring(at, stop < 0 ? text.length() : stop);
      at = stop < 0 ? text.length() : stop + 1;
      return part;
    }

    String rest() {
      return text.substring(Math.min(at, text.length()));
    }
  }
}
