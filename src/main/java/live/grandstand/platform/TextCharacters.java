package live.grandstand.platform;

import java.util.Set;

/** What can be told of characters, given as code points, before any font is asked. */
public final class TextCharacters {
  /** Letters by their category that no font draws: Hangul fillers, the empty Braille pattern. */
  private static final Set<Integer> BLANK_LETTERS = Set.of(0x115F, 0x1160, 0x2800, 0x3164, 0xFFA0);

  private TextCharacters() {}

  /** Whether a character is a space of any kind, the no-break ones included. */
  public static boolean isSpace(int character) {
    return Character.isWhitespace(character) || Character.isSpaceChar(character);
  }

  /** Whether a character leaves a mark on the screen. */
  public static boolean isVisible(int character) {
    int type = Character.getType(character);
    return !isSpace(character)
        && type != Character.FORMAT
        && type != Character.CONTROL
        && !BLANK_LETTERS.contains(character);
  }
}
