package live.grandstand.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Walks over the WebSocket frames of a read buffer and counts the deliveries, which are the text
 * frames that begin with {@code 42["new_message"}. It looks at a frame's header and first bytes
 * only, never at what the event's arguments are or how many, and allocates nothing; viewer counts
 * are counted too, and whatever else comes is handed to the viewer.
 */
final class FrameScanner {

  private static final byte FINAL_TEXT = (byte) 0x81;
  private static final byte[] DELIVERY = "42[\"new_message\"".getBytes(StandardCharsets.US_ASCII);
  private static final int OVERLAP = DELIVERY.length - Long.BYTES;
  private static final long HEAD = ByteBuffer.wrap(DELIVERY).getLong(0);
  private static final long TAIL = ByteBuffer.wrap(DELIVERY).getLong(OVERLAP);

  /** Begins a viewer count, which comes so often while viewers join that it is not decoded. */
  private static final long COUNT =
      ByteBuffer.wrap("42[\"view".getBytes(StandardCharsets.US_ASCII)).getLong();

  /** Length of an Engine.IO ping. */
  private static final int HEARTBEAT = 1;

  private int deliveries;
  private int counts;
  private int frames;

  /**
   * Scans {@code bytes[0, limit)}, all received by {@code viewer}.
   *
   * @param now when the bytes were read, {@link System#nanoTime()}
   * @return bytes used; what follows is the beginning of a frame that is not complete yet
   * @throws IOException if the server sent what no server may send
   */
  int scan(ByteBuffer bytes, int limit, Viewer viewer, long now) throws IOException {
    deliveries = 0;
    counts = 0;
    frames = 0;
    int at = 0;
    while (limit - at >= 2) {
      int header = headerLength(bytes.get(at + 1));
      if (limit - at < header) {
        break;
      }
      long length = payloadLength(bytes, at);
      if (limit - at - header < length) {
        break;
      }
      int end = at + header + (int) length;
      frame(bytes, at, at + header, end, viewer, now);
      at = end;
    }
    return at;
  }

  /** Deliveries found by the last {@link #scan}. */
  int deliveries() {
    return deliveries;
  }

  /** Viewer counts found by the last {@link #scan}. */
  int counts() {
    return counts;
  }

  /** Frames of every kind, besides heartbeats, found by the last {@link #scan}. */
  int frames() {
    return frames;
  }

  private void frame(ByteBuffer bytes, int at, int start, int end, Viewer viewer, long now)
      throws IOException {
    byte first = bytes.get(at);
    if (end - start > HEARTBEAT) {
      frames++;
    }
    if (first == FINAL_TEXT && isDelivery(bytes, start, end)) {
      deliveries++;
      viewer.delivery(bytes, start, end, now);
    } else if (first == FINAL_TEXT && isCount(bytes, start, end)) {
      counts++;
    } else {
      viewer.otherFrame(first, bytes, start, end);
    }
  }

  private static boolean isDelivery(ByteBuffer bytes, int start, int end) {
    return end - start >= DELIVERY.length
        && bytes.getLong(start) == HEAD
        && bytes.getLong(start + OVERLAP) == TAIL;
  }

  private static boolean isCount(ByteBuffer bytes, int start, int end) {
    return end - start >= DELIVERY.length && bytes.getLong(start) == COUNT;
  }

  private static int headerLength(byte second) throws IOException {
    if (second < 0) {
      throw new IOException("the server sent a masked frame");
    }
    return second == 126 ? 4 : second == 127 ? 10 : 2;
  }

  private static long payloadLength(ByteBuffer bytes, int at) throws IOException {
    int second = bytes.get(at + 1);
    if (second < 126) {
      return second;
    }
    long length = second == 126 ? bytes.getShort(at + 2) & 0xffff : bytes.getLong(at + 2);
    if (length < 0 || length > LoadClient.READ_BUFFER - 10) {
      throw new IOException("the server sent a frame of " + length + " bytes");
    }
    return length;
  }
}
