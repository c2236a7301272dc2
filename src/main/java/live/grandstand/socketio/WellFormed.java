package live.grandstand.socketio;

import org.jspecify.annotations.Nullable;

/**
 * Text that UTF-8 can hold. A client can send half a surrogate pair as a JSON escape; Jackson would
 * join it with whatever follows, and one such frame would end the connection of everybody it is
 * sent to (RFC 6455 §8.1).
 */
final class WellFormed {
  private static final char REPLACEMENT = '\uFFFD';

  private WellFormed() {}

  /** The same text, with U+FFFD for each half of a pair that lacks the other; null stays null. */
  static @Nullable String text(@Nullable String text) {
    if (text == null || firstLone(text, 0) < 0) {
      return text;
    }
    StringBuilder clean = new StringBuilder(text);
    for (int at = firstLone(text, 0); at >= 0; at = firstLone(text, at + 1)) {
      clean.setCharAt(at, REPLACEMENT);
    }
    return clean.toString();
  }

  private static int firstLone(String text, int from) {
    for (int at = from; at < text.length(); at++) {
      char c = text.charAt(at);
      if (Character.isSurrogate(c)) {
        boolean isPair =
            Character.isHighSurrogate(c)
                && at + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(at + 1));
        if (!isPair) {
          return at;
        }
        at++;
      }
    }
    return -1;
  }
}
