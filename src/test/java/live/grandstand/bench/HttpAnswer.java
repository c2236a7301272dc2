package live.grandstand.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Recognises the end of an HTTP/1.1 answer, of which nothing but the status is wanted. */
final class HttpAnswer {

  /** Answer of {@link #take} while bytes are missing. */
  static final int INCOMPLETE = -1;

  private static final int LONGEST = 64 * 1024;
  private static final String LENGTH = "\r\ncontent-length:";
  private static final String CHUNKED = "\r\ntransfer-encoding: chunked";
  private static final String LAST_CHUNK = "\r\n0\r\n\r\n";

  private final ByteBuffer bytes = ByteBuffer.allocate(LONGEST);

  /** Where to read the next bytes to. */
  ByteBuffer space() {
    return bytes;
  }

  /** The status of the answer if it is whole, which makes room for the next one. */
  int take() throws IOException {
    String text = new String(bytes.array(), 0, bytes.position(), StandardCharsets.ISO_8859_1);
    int headEnd = text.indexOf("\r\n\r\n");
    if (headEnd < 0 || !isWhole(text, headEnd)) {
      if (!bytes.hasRemaining()) {
        throw new IOException("an answer of more than " + LONGEST + " bytes");
      }
      return INCOMPLETE;
    }
    bytes.clear();
    return Integer.parseInt(text.substring("HTTP/1.1 ".length(), "HTTP/1.1 ".length() + 3));
  }

  private static boolean isWhole(String text, int headEnd) throws IOException {
    String head = text.substring(0, headEnd + 2).toLowerCase(Locale.ROOT);
    int length = head.indexOf(LENGTH);
    if (length >= 0) {
      int from = length + LENGTH.length();
      String value = head.substring(from, head.indexOf("\r\n", from));
      return text.length() - headEnd - 4 >= Integer.parseInt(value.strip());
    }
    if (head.contains(CHUNKED)) {
      return text.endsWith(LAST_CHUNK);
    }
    throw new IOException("an answer without a length: " + head);
  }
}
