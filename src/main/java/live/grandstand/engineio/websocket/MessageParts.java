package live.grandstand.engineio.websocket;

import java.io.ByteArrayOutputStream;
import live.grandstand.engineio.ProtocolException;
import org.jspecify.annotations.Nullable;

/**
 * Puts the fragments of one message together, at most so many bytes and so many fragments: a
 * container's own limits leave gaps (empty fragments, texts in slow chunks). Not thread safe.
 */
final class MessageParts {
  private static final int MAX_FRAGMENTS = 1_024;

  private final int maxPayload;
  private final StringBuilder text = new StringBuilder();
  private final ByteArrayOutputStream binary = new ByteArrayOutputStream(0);
  private int fragments;

  MessageParts(int maxPayload) {
    this.maxPayload = maxPayload;
  }

  /** Takes a fragment; the whole text when it was the last, null before. */
  @Nullable String add(String part, boolean last) {
    checkRoom((long) text.length() + part.length(), last);
    if (last && text.length() == 0) {
      return part;
    }
    text.append(part);
    if (!last) {
      return null;
    }
    String whole = text.toString();
    text.setLength(0);
    text.trimToSize();
    return whole;
  }

  /** Takes a fragment; the whole message when it was the last, null before. */
  byte @Nullable [] add(byte[] part, boolean last) {
    checkRoom((long) binary.size() + part.length, last);
    if (last && binary.size() == 0) {
      return part;
    }
    binary.write(part, 0, part.length);
    if (!last) {
      return null;
    }
    byte[] whole = binary.toByteArray();
    binary.reset();
    return whole;
  }

  private void checkRoom(long size, boolean last) {
    fragments = last ? 0 : fragments + 1;
    if (size > maxPayload || fragments > MAX_FRAGMENTS) {
      throw new ProtocolException("message larger than allowed");
    }
  }
}
