package live.grandstand.engineio;

import org.jspecify.annotations.Nullable;

/**
 * One received packet. Exactly one of {@code text} and {@code binary} carries content; binary
 * content exists for {@link PacketType#MESSAGE} only.
 *
 * @param type the packet's type
 * @param text what followed the type's character; empty for a binary packet
 * @param binary the bytes of a binary message, or null for a text packet
 */
public record EnginePacket(PacketType type, String text, byte @Nullable [] binary) {

  /** A text packet. */
  public static EnginePacket text(PacketType type, String text) {
    return new EnginePacket(type, text, null);
  }

  /** A binary message. */
  public static EnginePacket binary(byte[] bytes) {
    return new EnginePacket(PacketType.MESSAGE, "", bytes);
  }
}
