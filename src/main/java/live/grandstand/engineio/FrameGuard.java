package live.grandstand.engineio;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Checks what one client sends over its WebSocket, frame by frame (RFC 6455 §5), before the
 * container's engine buffers or answers any of it: masks, reserved bits, opcodes, the order of
 * fragments, lengths against {@code maxPayload}, and the rate of all frames, pings among them,
 * which an endpoint never sees. In place of the first frame that breaks a rule the engine is given
 * a close frame with the reason, and nothing after it. Looks at the bytes where they are and copies
 * none but a header's that came in part. Not thread safe: a connection's bytes come in order.
 */
public final class FrameGuard {
  /** The most bytes that are kept back, and one more. */
  public static final int MAX_HEADER = 14;

  private static final List<CloseReason> OWN_REASONS =
      List.of(CloseReason.PARSE_ERROR, CloseReason.TOO_MANY_FRAMES, CloseReason.TOO_LARGE);
  private static final int BURST_SECONDS = 5;
  private static final int MAX_CONTROL_LENGTH = 125;

  private static final int CONTINUATION = 0;
  private static final int TEXT = 1;
  private static final int BINARY = 2;
  private static final int CLOSE = 8;
  private static final int PING = 9;
  private static final int PONG = 10;

  private final int maxPayload;
  private final TokenBucket rate;
  private final LongSupplier clock;

  private final byte[] keptBack = new byte[MAX_HEADER];
  private int keptBackLength;
  private long payloadLeft;
  private long messageBytes;
  private boolean inMessage;
  private boolean inClose;
  private boolean ended;
  private byte @Nullable [] closeFrame;

  FrameGuard(int maxPayload, int framesPerSecond, LongSupplier clock) {
    this.maxPayload = maxPayload;
    this.clock = clock;
    this.rate = new TokenBucket(framesPerSecond, BURST_SECONDS, clock.getAsLong());
  }

  /** How many bytes wait to be checked again, as a header that has begun and is not whole. */
  public int keptBack() {
    return keptBackLength;
  }

  /** Puts the bytes that wait in front of those that come next; returns how many they are. */
  public int restore(byte[] target, int offset) {
    System.arraycopy(keptBack, 0, target, offset, keptBackLength);
    return keptBackLength;
  }

  /**
   * Checks the next bytes, which begin with those that were {@link #restore restored}.
   *
   * @return how many of them the engine may see; behind these goes the {@link #takeClose close
   *     frame}, if there is one
   */
  public int pass(byte[] bytes, int offset, int length) {
    keptBackLength = 0;
    int at = offset;
    int end = offset + length;
    while (at < end && !ended) {
      if (payloadLeft > 0) {
        int part = (int) Math.min(payloadLeft, end - at);
        payloadLeft -= part;
        at += part;
      } else {
        int header = checkHeader(bytes, at, end - at);
        if (header == 0) {
          break;
        }
        at += header;
      }
      ended |= payloadLeft == 0 && inClose;
    }
    return at - offset;
  }

  /** The close frame in place of a frame that broke a rule; once, null before and after. */
  public byte @Nullable [] takeClose() {
    byte[] frame = closeFrame;
    closeFrame = null;
    return frame;
  }

  /**
   * Why a connection ended whose close frame said so. A client that writes a guard's text itself
   * only says that of its own connection.
   *
   * @param text the close frame's text
   */
  public static CloseReason reasonOf(String text) {
    for (CloseReason reason : OWN_REASONS) {
      if (reason.text().equals(text)) {
        return reason;
      }
    }
    return CloseReason.CLIENT_CLOSE;
  }

  /** Checks one header; its length, or 0 when it is not whole or broken. */
  private int checkHeader(byte[] bytes, int at, int available) {
    if (available < 2) {
      return keepBack(bytes, at, available);
    }
    int first = bytes[at];
    int second = bytes[at + 1];
    int whole = wholeHeader(second);
    if (!isStart(first, second)) {
      return end(CloseReason.PARSE_ERROR);
    }
    if (available < whole) {
      return keepBack(bytes, at, available);
    }
    long length = length(bytes, at);
    CloseReason broken = checkLength(first, length);
    if (broken != null) {
      return end(broken);
    }
    payloadLeft = length;
    inClose = (first & 0x0F) == CLOSE;
    return whole;
  }

  private int keepBack(byte[] bytes, int at, int count) {
    System.arraycopy(bytes, at, keptBack, 0, count);
    keptBackLength = count;
    return 0;
  }

  private int end(CloseReason broken) {
    closeFrame = closeFrame(broken);
    ended = true;
    return 0;
  }

  private static int wholeHeader(int second) {
    return switch (second & 0x7F) {
      case 126 -> 8;
      case 127 -> 14;
      default -> 6;
    };
  }

  private boolean isStart(int first, int second) {
    boolean isFinal = (first & 0x80) != 0;
    boolean isReserved = (first & 0x70) != 0;
    boolean isMasked = (second & 0x80) != 0;
    boolean fits =
        switch (first & 0x0F) {
          case CONTINUATION -> inMessage;
          case TEXT, BINARY -> !inMessage;
          case CLOSE, PING, PONG -> isFinal && (second & 0x7F) <= MAX_CONTROL_LENGTH;
          default -> false;
        };
    return !isReserved && isMasked && fits;
  }

  /** Looks at the whole header, once. */
  private @Nullable CloseReason checkLength(int first, long length) {
    if (!rate.tryTake(clock.getAsLong())) {
      return CloseReason.TOO_MANY_FRAMES;
    }
    boolean isControl = (first & 0x08) != 0;
    if (length < 0) {
      return CloseReason.PARSE_ERROR; // the highest bit must be 0
    }
    if (isControl) {
      return null;
    }
    if (length > maxPayload - messageBytes) {
      return CloseReason.TOO_LARGE;
    }
    boolean isFinal = (first & 0x80) != 0;
    inMessage = !isFinal;
    messageBytes = isFinal ? 0 : messageBytes + length;
    return null;
  }

  private static long length(byte[] bytes, int at) {
    int code = bytes[at + 1] & 0x7F;
    return switch (code) {
      case 126 -> ByteBuffer.wrap(bytes).getShort(at + 2) & 0xFFFF;
      case 127 -> ByteBuffer.wrap(bytes).getLong(at + 2);
      default -> code;
    };
  }

  /** A close frame as this client would send it, masked with zeros. */
  private static byte[] closeFrame(CloseReason reason) {
    byte[] text = reason.text().getBytes(StandardCharsets.UTF_8);
    ByteBuffer frame = ByteBuffer.allocate(8 + text.length);
    frame.put((byte) (0x80 | CLOSE)).put((byte) (0x80 | (2 + text.length))).putInt(0);
    return frame.putShort((short) reason.webSocketCode()).put(text).array();
  }
}
