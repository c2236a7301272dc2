package live.grandstand.platform;

import java.io.IOException;
import java.io.InputStream;

/** Bytes in parts with a delimiter between. Keeps one buffer, however long the parts are. */
final class DelimitedBytes {
  private static final int BUFFER_BYTES = 16 * 1024;

  private final InputStream in;
  private final byte[] delimiter;
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private int from; // of what has been read into the buffer and not been used
  private int to;

  /**
   * @param delimiter begins with an end of line, which may be missing at the very beginning
   */
  DelimitedBytes(InputStream in, byte[] delimiter) {
    this.in = in;
    this.delimiter = delimiter.clone();
    buffer[to++] = '\r';
    buffer[to++] = '\n';
  }

  /**
   * One byte, be it of a delimiter or not.
   *
   * @throws AppException {@code BAD_REQUEST} at the end
   */
  int read() throws IOException {
    if (from == to && !fill(1)) {
      throw cutOff();
    }
    return Byte.toUnsignedInt(buffer[from++]);
  }

  /** Goes behind the next delimiter. */
  void skipToDelimiter() throws IOException {
    InputStream part = part();
    byte[] lost = new byte[BUFFER_BYTES];
    while (part.read(lost) >= 0) {
      // nobody wants it
    }
    from += delimiter.length;
  }

  /** What comes before the next delimiter. */
  InputStream part() {
    return new InputStream() {
      @Override
      public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
      }

      @Override
      public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
          return 0;
        }
        int ready = Math.min(length, beforeDelimiter());
        System.arraycopy(buffer, from, into, offset, ready);
        from += ready;
        return ready == 0 ? -1 : ready;
      }
    };
  }

  /** How many bytes in the buffer are before the next delimiter; none when it comes now. */
  private int beforeDelimiter() throws IOException {
    if (to - from < delimiter.length && !fill(delimiter.length)) {
      throw cutOff();
    }
    for (int at = from; at <= to - delimiter.length; at++) {
      if (isDelimiter(at)) {
        return at - from;
      }
    }
    return to - from - delimiter.length + 1;
  }

  private boolean isDelimiter(int at) {
    for (int i = 0; i < delimiter.length; i++) {
      if (buffer[at + i] != delimiter[i]) {
        return false;
      }
    }
    return true;
  }

  /** Reads until there are so many bytes; whether there are. */
  private boolean fill(int wanted) throws IOException {
    System.arraycopy(buffer, from, buffer, 0, to - from);
    to -= from;
    from = 0;
    while (to < wanted) {
      int read = in.read(buffer, to, buffer.length - to);
      if (read < 0) {
        return false;
      }
      to += read;
    }
    return true;
  }

  private static AppException cutOff() {
    return AppException.badRequest(
        "", "The body is not multipart/form-data: it ends before its last boundary");
  }
}
