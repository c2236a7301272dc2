package live.grandstand.bench;

import java.nio.ByteBuffer;

/**
 * The message number inside a chat text, in a form that is found in a frame's bytes without reading
 * the JSON around it: {@code ~#} and eight hexadecimal digits.
 */
final class Marker {

  /** Answer of {@link #find} when there is no marker. */
  static final int NONE = -1;

  private static final byte FIRST = '~';
  private static final byte SECOND = '#';
  private static final int DIGITS = 8;
  private static final int LENGTH = 2 + DIGITS;

  /** Where the last marker stood, from the payload's start: it is nearly always there again. */
  private int usualOffset;

  static String text(int number) {
    return String.format("~#%08x well played", number);
  }

  /** Where the digits are in {@code bytes[start, end)}, or {@link #NONE}. */
  int find(ByteBuffer bytes, int start, int end) {
    if (isAt(bytes, start + usualOffset, end)) {
      return start + usualOffset + 2;
    }
    for (int at = start; at <= end - LENGTH; at++) {
      if (isAt(bytes, at, end)) {
        usualOffset = at - start;
        return at + 2;
      }
    }
    return NONE;
  }

  /** The digits as they are: different for different numbers, and cheap. */
  static long digits(ByteBuffer bytes, int at) {
    return bytes.getLong(at);
  }

  private static boolean isAt(ByteBuffer bytes, int at, int end) {
    return at + LENGTH <= end && bytes.get(at) == FIRST && bytes.get(at + 1) == SECOND;
  }

  /** The number that the digits mean. */
  static int number(ByteBuffer bytes, int at) {
    int value = 0;
    for (int i = at; i < at + DIGITS; i++) {
      value = value << 4 | Character.digit(bytes.get(i), 16);
    }
    return value;
  }
}
