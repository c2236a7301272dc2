package live.grandstand.stories;

import java.util.regex.Pattern;
import live.grandstand.platform.TextCharacters;

/** Makes text what PostgreSQL and JSON can carry and people can read, whatever it was before. */
final class CleanText {
  private static final Pattern LINE_END = Pattern.compile("\r\n?|[\u0085\u2028]");
  private static final Pattern BLANK_LINES = Pattern.compile("\n[ \t\u00a0\n]*\n");
  private static final char REPLACEMENT = '\ufffd';

  private CleanText() {}

  /**
   * Lines end with {@code \n}, between paragraphs there is one blank line at most, pages are
   * paragraphs; other control characters, halves of pairs and byte order marks are gone.
   */
  static String of(String text) {
    String lines = LINE_END.matcher(text).replaceAll("\n");
    StringBuilder kept = new StringBuilder(lines.length());
    lines.codePoints().forEach(character -> keep(character, kept));
    return BLANK_LINES.matcher(kept).replaceAll("\n\n").strip();
  }

  private static void keep(int character, StringBuilder kept) {
    if (character == '\f' || character == 0x2029) {
      kept.append("\n\n");
    } else if (character == '\n' || character == '\t') {
      kept.append((char) character);
    } else if (Character.getType(character) == Character.SURROGATE) {
      kept.append(REPLACEMENT);
    } else if (Character.getType(character) != Character.CONTROL && character != 0xFEFF) {
      kept.appendCodePoint(character);
    }
  }

  /** Whether nothing in it leaves a mark on the screen. */
  static boolean isEmpty(String text) {
    return text.codePoints().noneMatch(TextCharacters::isVisible);
  }
}
