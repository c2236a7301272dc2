package live.grandstand.engineio;

import java.io.ByteArrayOutputStream;
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
 * a close frame with the reason, and nothing after it. Not thread safe: a connection's bytes come
 * in order.
 */
public final class FrameGuard {
  private static final List<CloseReason> OWN_REASONS =
      List.of(CloseReason.PARSE_ERROR, CloseReason.TOO_MANY_FRAMES, CloseReason.TOO_LARGE);
  private static final int BURST_SECONDS = 5;
  private static final int MAX_HEADER = 14;
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

  private final byte[] header = new byte[MAX_HEADER];
  private int headerLength;
  private long payloadLeft;
  private long messageBytes;
  private boolean inMessage;
  private boolean ended;

  FrameGuard(int maxPayload, int framesPerSecond, LongSupplier clock) {
    this.maxPayload = maxPayload;
    this.clock = clock;
    this.rate = new TokenBucket(framesPerSecond, BURST_SECONDS, clock.getAsLong());
  }

  /**
   * Checks the next bytes.
   *
   * @param bytes what came; only the first {@code length} of it
   * @return what the engine may see of it; headers are kept back until they are whole
   */
  public byte[] pass(byte[] bytes, int length) {
    ByteArrayOutputStream passed = new ByteArrayOutputStream(length + MAX_HEADER);
    int at = 0;
    while (at < length && !ended) {
      if (payloadLeft > 0) {
        int part = (int) Math.min(payloadLeft, length - at);
        passed.write(bytes, at, part);
        payloadLeft -= part;
        at += part;
      } else {
        header[headerLength++] = bytes[at++];
        takeHeader(passed);
      }
      ended |= payloadLeft == 0 && headerLength == 0 && isClose();
    }
    return passed.toByteArray();
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

  private boolean isClose() {
    return (header[0] & 0x0F) == CLOSE;
  }

  private void takeHeader(ByteArrayOutputStream passed) {
    if (headerLength < 2) {
      return;
    }
    CloseReason broken = checkStart();
    if (broken == null && headerLength < wholeHeader()) {
      return;
    }
    if (broken == null) {
      broken = checkLength();
    }
    if (broken != null) {
      passed.writeBytes(closeFrame(broken));
      ended = true;
    } else {
      passed.write(header, 0, headerLength);
      payloadLeft = length();
    }
    headerLength = 0;
  }

  private int wholeHeader() {
    return switch (header[1] & 0x7F) {
      case 126 -> 8;
      case 127 -> 14;
      default -> 6;
    };
  }

  private @Nullable CloseReason checkStart() {
    int opcode = header[0] & 0x0F;
    boolean isFinal = (header[0] & 0x80) != 0;
    boolean isReserved = (header[0] & 0x70) != 0;
    boolean isMasked = (header[1] & 0x80) != 0;
    boolean fits =
        switch (opcode) {
          case CONTINUATION -> inMessage;
          case TEXT, BINARY -> !inMessage;
          case CLOSE, PING, PONG -> isFinal && (header[1] & 0x7F) <= MAX_CONTROL_LENGTH;
          default -> false;
        };
    return isReserved || !isMasked || !fits ? CloseReason.PARSE_ERROR : null;
  }

  /** Looks at the whole header, once. */
  private @Nullable CloseReason checkLength() {
    if (!rate.tryTake(clock.getAsLong())) {
      return CloseReason.TOO_MANY_FRAMES;
    }
    boolean isControl = (header[0] & 0x08) != 0;
    long length = length();
    if (length < 0) {
      return CloseReason.PARSE_ERROR; // the highest bit must be 0
    }
    if (isControl) {
      return null;
    }
    if (length > maxPayload - messageBytes) {
      return CloseReason.TOO_LARGE;
    }
    boolean isFinal = (header[0] & 0x80) != 0;
    inMessage = !isFinal;
    messageBytes = isFinal ? 0 : messageBytes + length;
    return null;
  }

  private long length() {
    int code = header[1] & 0x7F;
    return switch (code) {
      case 126 -> ByteBuffer.wrap(header).getShort(2) & 0xFFFF;
      case 127 -> ByteBuffer.wrap(header).getLong(2);
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
