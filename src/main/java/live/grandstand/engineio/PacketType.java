package live.grandstand.engineio;

/** The seven Engine.IO packet types; each owns its character on the wire. */
public enum PacketType {
  OPEN('0'),
  CLOSE('1'),
  PING('2'),
  PONG('3'),
  MESSAGE('4'),
  UPGRADE('5'),
  NOOP('6');

  private static final PacketType[] BY_DIGIT = values();

  private final char wire;

  PacketType(char wire) {
    this.wire = wire;
  }

  /** The character that stands for this type on the wire. */
  public char wire() {
    return wire;
  }

  /**
   * The type a character stands for.
   *
   * @throws ProtocolException when no type has that character
   */
  static PacketType of(char wire) {
    int digit = wire - '0';
    if (digit < 0 || digit >= BY_DIGIT.length) {
      throw new ProtocolException("unknown Engine.IO packet type");
    }
    return BY_DIGIT[digit];
  }
}
