package live.grandstand.engineio;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * One outgoing packet, encoded once and shared by every receiver: the bytes of a complete, unmasked
 * WebSocket server frame (RFC 6455 §5.2), whose tail is the packet as polling sends it. Immutable
 * and safe to share between threads.
 */
public final class Frame {
  /** Bytes to keep free in front of a payload, so that the frame header fits without a copy. */
  public static final int HEADER_ROOM = 10;

  private static final int FIN_TEXT = 0x81;
  private static final int FIN_BINARY = 0x82;

  private final byte[] bytes;
  private final int start;
  private final int payloadStart;
  private final int end;
  private final boolean binary;

  private Frame(byte[] bytes, int payloadStart, int end, boolean binary) {
    this.bytes = bytes;
    this.payloadStart = payloadStart;
    this.end = end;
    this.binary = binary;
    this.start = writeHeader(bytes, payloadStart, end - payloadStart, binary);
  }

  /** A text packet such as {@code 2} or {@code 42["event"]}. */
  public static Frame text(String packet) {
    return of(packet.getBytes(StandardCharsets.UTF_8), false);
  }

  /** A binary message. */
  public static Frame binary(byte[] message) {
    return of(message, true);
  }

  /**
   * Takes over an array in which the UTF-8 text of a packet stands behind at least {@link
   * #HEADER_ROOM} free bytes. The caller must not touch the array again.
   *
   * @param array free room, then the packet
   * @param start where the packet starts
   * @param end where the packet ends
   */
  public static Frame takeText(byte[] array, int start, int end) {
    return new Frame(array, start, end, false);
  }

  private static Frame of(byte[] payload, boolean binary) {
    byte[] array = new byte[HEADER_ROOM + payload.length];
    System.arraycopy(payload, 0, array, HEADER_ROOM, payload.length);
    return new Frame(array, HEADER_ROOM, array.length, binary);
  }

  private static int writeHeader(byte[] array, int payloadStart, int length, boolean binary) {
    int start;
    if (length < 126) {
      start = payloadStart - 2;
      array[start + 1] = (byte) length;
    } else if (length <= 0xFFFF) {
      start = payloadStart - 4;
      array[start + 1] = 126;
      array[start + 2] = (byte) (length >>> 8);
      array[start + 3] = (byte) length;
    } else {
      start = payloadStart - HEADER_ROOM;
      array[start + 1] = 127;
      ByteBuffer.wrap(array).putLong(start + 2, length);
    }
    array[start] = (byte) (binary ? FIN_BINARY : FIN_TEXT);
    return start;
  }

  /** Whether this is a binary message. */
  public boolean isBinary() {
    return binary;
  }

  /** Length of the packet without any framing, in bytes. */
  public int payloadLength() {
    return end - payloadStart;
  }

  /** Length of the whole WebSocket frame, in bytes. */
  public int length() {
    return end - start;
  }

  /** A copy of the packet's bytes. */
  public byte[] payload() {
    return Arrays.copyOfRange(bytes, payloadStart, end);
  }

  /** The packet as text. */
  public String text() {
    return new String(bytes, payloadStart, end - payloadStart, StandardCharsets.UTF_8);
  }

  /** Copies the packet into {@code target} and returns how many bytes that were. */
  public int copyPayload(byte[] target, int at) {
    System.arraycopy(bytes, payloadStart, target, at, end - payloadStart);
    return end - payloadStart;
  }

  /** Copies the whole WebSocket frame into {@code target} and returns how many bytes that were. */
  public int copyFrame(byte[] target, int at) {
    System.arraycopy(bytes, start, target, at, end - start);
    return end - start;
  }

  /** The whole WebSocket frame over the shared array. The reader must not write through it. */
  public ByteBuffer frame() {
    return ByteBuffer.wrap(bytes, start, end - start);
  }
}
