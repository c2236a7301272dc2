package live.grandstand.engineio.websocket;

import java.nio.charset.StandardCharsets;
import live.grandstand.engineio.ProtocolException;

/** What must hold for any fragments. */
public final class FuzzedParts {
  private static final int MAX = 300;

  private FuzzedParts() {}

  /** Each first byte of a piece says how long the piece is, and whether it is text or the last. */
  public static void fragments(byte[] input) {
    MessageParts parts = new MessageParts(MAX);
    int at = 0;
    try {
      while (at < input.length) {
        int head = input[at++];
        int length = Math.min(head & 0x3F, input.length - at);
        boolean last = (head & 0x40) != 0;
        int whole = length(parts, head < 0, input, at, length, last);
        if (whole > MAX) {
          throw new AssertionError("a message of " + whole + " bytes was taken");
        }
        at += length;
      }
    } catch (ProtocolException e) {
      // refused, as it should be
    }
  }

  private static int length(
      MessageParts parts, boolean isText, byte[] input, int at, int length, boolean last) {
    if (isText) {
      String text = parts.add(new String(input, at, length, StandardCharsets.UTF_8), last);
      return text == null ? 0 : text.getBytes(StandardCharsets.UTF_8).length;
    }
    byte[] bytes = parts.add(java.util.Arrays.copyOfRange(input, at, at + length), last);
    return bytes == null ? 0 : bytes.length;
  }
}
