package live.grandstand.chat;

/**
 * What happens to a message's text: line breaks and tabs become spaces, other control characters
 * and halves of surrogate pairs (which no database can store) go, the ends are trimmed. The rest
 * stays as typed; clients render it as text.
 */
final class ChatText {
  private ChatText() {}

  static String clean(String typed) {
    StringBuilder kept = new StringBuilder(typed.length());
    typed.codePoints().forEach(c -> keep(kept, c));
    return kept.toString().strip();
  }

  private static void keep(StringBuilder kept, int c) {
    if (c == '\n' || c == '\r' || c == '\t') {
      kept.append(' ');
    } else if (Character.getType(c) != Character.CONTROL
        && Character.getType(c) != Character.SURROGATE) {
      kept.appendCodePoint(c);
    }
  }
}
