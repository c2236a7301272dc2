package live.grandstand.platform;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The one part of a file that a request asks for (RFC 9110 §14.1.2).
 *
 * @param from the first byte, from 0
 * @param length how many; none when the file has nothing of what is asked for
 */
record ByteRange(long from, long length) {
  private static final ByteRange NOTHING = new ByteRange(0, 0);
  private static final Pattern FORM =
      Pattern.compile("(?i)\\s*bytes\\s*=\\s*(\\d{0,30})\\s*-\\s*(\\d{0,30})\\s*");
  private static final int MOST_DIGITS = 18;

  /**
   * Reads the header {@code Range}.
   *
   * @param size of the whole file
   * @return null for the whole file: without the header, and when several parts or units other than
   *     bytes are asked for, or it cannot be read (§14.2 lets us ignore all of these)
   */
  static @Nullable ByteRange of(@Nullable String header, long size) {
    Matcher form = FORM.matcher(header == null ? "" : header);
    if (!form.matches()) {
      return null;
    }
    String first = form.group(1);
    String last = form.group(2);
    if (first.isEmpty()) {
      return last.isEmpty() ? null : end(number(last), size);
    }
    long from = number(first);
    long to = last.isEmpty() ? Long.MAX_VALUE : number(last);
    if (to < from) {
      return null;
    }
    return from >= size ? NOTHING : new ByteRange(from, Math.min(to, size - 1) - from + 1);
  }

  private static ByteRange end(long bytes, long size) {
    long length = Math.min(bytes, size);
    return length == 0 ? NOTHING : new ByteRange(size - length, length);
  }

  /** No file is larger than what does not fit. */
  private static long number(String digits) {
    return digits.length() > MOST_DIGITS ? Long.MAX_VALUE : Long.parseLong(digits);
  }

  boolean isSatisfiable() {
    return length > 0;
  }

  /** The header {@code Content-Range} of the answer. */
  String contentRange(long size) {
    return isSatisfiable()
        ? "bytes %d-%d/%d".formatted(from, from + length - 1, size)
        : "bytes */" + size;
  }
}
