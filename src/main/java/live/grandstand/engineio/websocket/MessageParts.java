package live.grandstand.engineio.websocket;

import java.io.ByteArrayOutputStream;
import live.grandstand.engineio.CloseReason;
import live.grandstand.engineio.ProtocolException;
import org.jspecify.annotations.Nullable;

/**
 * Puts the fragments of one message together, at most so many bytes and so many fragments: a
 * container's own limits leave gaps (empty fragments, texts in slow chunks). Texts are measured as
 * the UTF-8 they came as. Not thread safe.
 */
final class MessageParts {
  private static final int MAX_FRAGMENTS = 1_024;

  private final int maxPayload;
  // Fragments are rare: most connections never need these.
  private @Nullable StringBuilder text;
  private @Nullable ByteArrayOutputStream binary;
  private boolean isText; // of the message that is not whole yet
  private long bytes;
  private int fragments;

  /**
   * @param maxPayload the most bytes of one message
   */
  MessageParts(int maxPayload) {
    this.maxPayload = maxPayload;
  }

  /** Takes a fragment; the whole text when it was the last, null before. */
  @Nullable String add(String part, boolean last) {
    count(true, utf8Length(part), last);
    StringBuilder before = text;
    if (before == null) {
      text = last ? null : new StringBuilder(part);
      return last ? part : null;
    }
    before.append(part);
    if (!last) {
      return null;
    }
    text = null;
    return before.toString();
  }

  /** Takes a fragment; the whole message when it was the last, null before. */
  byte @Nullable [] add(byte[] part, boolean last) {
    count(false, part.length, last);
    ByteArrayOutputStream before = binary;
    if (before == null && last) {
      return part;
    }
    if (before == null) {
      before = new ByteArrayOutputStream(part.length);
      binary = before;
    }
    before.writeBytes(part);
    if (!last) {
      return null;
    }
    binary = null;
    return before.toByteArray();
  }

  private void count(boolean text, long length, boolean last) {
    if (fragments > 0 && text != isText) {
      throw new ProtocolException("fragment of another message");
    }
    isText = text;
    bytes += length;
    fragments++;
    if (bytes > maxPayload) {
      throw new ProtocolException("message larger than allowed", CloseReason.TOO_LARGE);
    }
    if (fragments > MAX_FRAGMENTS) {
      throw new ProtocolException("message in too many fragments", CloseReason.TOO_MANY_FRAMES);
    }
    if (last) {
      bytes = 0;
      fragments = 0;
    }
  }

  private static long utf8Length(String part) {
    long length = part.length();
    for (int i = 0; i < part.length(); i++) {
      char c = part.charAt(i);
      if (c >= 0x80) {
        // A pair of surrogates is four bytes: two for each.
        length += c < 0x800 || Character.isSurrogate(c) ? 1 : 2;
      }
    }
    return length;
  }
}
