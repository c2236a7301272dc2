package live.grandstand.socketio;

import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;

/**
 * The texts that clients keep to say how far they got: the log's random mark, then a sequence
 * number, both in base64url and of fixed length. An offset of another log, or of an earlier run of
 * the server, has another mark and is unknown.
 *
 * <p>An event for one socket alone is not in the log: its number is {@link #OWN} and a count.
 */
final class Offsets {
  /** Characters of an offset. */
  static final int LENGTH = 14;

  /** Stands where the offset will be written once the event has its number. */
  static final String PLACEHOLDER = "-".repeat(LENGTH);

  /** Marks the numbers of events that are for one socket alone. */
  static final long OWN = 1L << 47;

  private static final int MARK = 6;
  private static final String DIGITS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

  private final byte[] mark = new byte[MARK];

  Offsets() {
    long random = new SecureRandom().nextLong();
    for (int i = 0; i < MARK; i++) {
      mark[i] = digit(random >>> (6 * i));
    }
  }

  static boolean isOwn(long number) {
    return (number & OWN) != 0;
  }

  /** Writes the offset of a sequence number. */
  void write(long seq, byte[] target, int at) {
    System.arraycopy(mark, 0, target, at, MARK);
    long rest = seq;
    for (int i = at + LENGTH - 1; i >= at + MARK; i--) {
      target[i] = digit(rest);
      rest >>>= 6;
    }
  }

  private static byte digit(long bits) {
    return (byte) DIGITS.charAt((int) bits & 63);
  }

  /** The sequence number of an offset; 0 when it is none of this log's. */
  long seqOf(@Nullable String offset) {
    if (offset == null || offset.length() != LENGTH) {
      return 0;
    }
    long seq = 0;
    for (int i = 0; i < LENGTH; i++) {
      int digit = DIGITS.indexOf(offset.charAt(i));
      if (digit < 0 || (i < MARK && offset.charAt(i) != mark[i])) {
        return 0;
      }
      seq = i < MARK ? 0 : seq << 6 | digit;
    }
    return seq;
  }
}
