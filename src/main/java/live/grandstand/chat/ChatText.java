package live.grandstand.chat;

import live.grandstand.platform.TextCharacters;

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
    return trim(kept.toString());
  }

  /** Takes spaces of every kind off both ends; a text in which nothing can be seen is empty. */
  private static String trim(String text) {
    int[] characters = text.codePoints().toArray();
    int start = 0;
    int end = characters.length;
    while (start < end && TextCharacters.isSpace(characters[start])) {
      start++;
    }
    while (end > start && TextCharacters.isSpace(characters[end - 1])) {
      end--;
    }
    String trimmed = new String(characters, start, end - start);
    return trimmed.codePoints().anyMatch(TextCharacters::isVisible) ? trimmed : "";
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
