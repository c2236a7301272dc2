package live.grandstand.socketio;

import live.grandstand.engineio.ProtocolException;

/** The seven Socket.IO packet types; each owns its character on the wire. */
enum SocketPacketType {
  CONNECT('0'),
  DISCONNECT('1'),
  EVENT('2'),
  ACK('3'),
  CONNECT_ERROR('4'),
  BINARY_EVENT('5'),
  BINARY_ACK('6');

  private static final SocketPacketType[] BY_DIGIT = values();

  private final char wire;

  SocketPacketType(char wire) {
    this.wire = wire;
  }

  char wire() {
    return wire;
  }

  boolean isBinary() {
    return this == BINARY_EVENT || this == BINARY_ACK;
  }

  boolean isEvent() {
    return this == EVENT || this == BINARY_EVENT;
  }

  boolean isAck() {
    return this == ACK || this == BINARY_ACK;
  }

  /** The same kind of packet with attachments. */
  SocketPacketType withAttachments() {
    return switch (this) {
      case EVENT, BINARY_EVENT -> BINARY_EVENT;
      case ACK, BINARY_ACK -> BINARY_ACK;
      case CONNECT, DISCONNECT, CONNECT_ERROR ->
          throw new IllegalArgumentException(this + " takes no attachments");
    };
  }

  /**
   * The type a character stands for.
   *
   * @throws ProtocolException when no type has that character
   */
  static SocketPacketType of(char wire) {
    int digit = wire - '0';
    if (digit < 0 || digit >= BY_DIGIT.length) {
      throw new ProtocolException("unknown Socket.IO packet type");
    }
    return BY_DIGIT[digit];
  }
}
