package live.grandstand.stories;

import java.lang.Character.UnicodeScript;
import java.text.BreakIterator;
import java.util.Locale;

/**
 * Where the words of a text are, in any language (pipeline.md "Data"): found by a {@link
 * BreakIterator}, so that punctuation is no word and "isn't" is one. In scripts without spaces only
 * a dictionary knows; there a Han character counts as a word, and so do five letters of Thai, Lao,
 * Khmer or Burmese, which is about how long their words are. (The JDK's Thai dictionary takes
 * minutes for a hostile text.)
 */
public final class Words {
  private static final int LETTERS_OF_A_WORD = 5;

  private Words() {}

  /** How many words there are. */
  public static int count(String text) {
    BreakIterator borders = borders(text);
    int words = 0;
    int start = borders.first();
    for (int end = borders.next(); end != BreakIterator.DONE; end = borders.next()) {
      words += count(text, start, end);
      start = end;
    }
    return words;
  }

  /** Goes from border to border: of words, and of what is between them. */
  static BreakIterator borders(String text) {
    BreakIterator borders = BreakIterator.getWordInstance(Locale.ROOT);
    borders.setText(text);
    return borders;
  }

  /** How many words the text between two neighbouring borders is. */
  static int count(String text, int start, int end) {
    int ideographs = 0;
    int spaceless = 0;
    boolean isWord = false;
    for (int at = start; at < end; ) {
      int character = text.codePointAt(at);
      if (Character.isIdeographic(character)) {
        ideographs++;
      } else if (isSpaceless(character)) {
        spaceless++;
      } else if (Character.isLetterOrDigit(character)) {
        isWord = true;
      }
      at += Character.charCount(character);
    }
    int guessed = (spaceless + LETTERS_OF_A_WORD - 1) / LETTERS_OF_A_WORD;
    return ideographs + guessed + (isWord ? 1 : 0);
  }

  /**
   * Where a piece ends that is one word at most, for text between two neighbouring borders that is
   * several.
   *
   * @param most how many chars the piece may have, at least 2
   */
  static int pieceEnd(String text, int from, int to, int most) {
    int first = text.codePointAt(from);
    int end = from + Character.charCount(first);
    int letters = isSpaceless(first) ? 1 : 0;
    boolean isWhole = Character.isIdeographic(first);
    while (end < to && !isWhole) {
      int next = text.codePointAt(end);
      int length = Character.charCount(next);
      letters += isSpaceless(next) ? 1 : 0;
      isWhole =
          Character.isIdeographic(next)
              || end + length - from > most
              || letters > LETTERS_OF_A_WORD
              || (Character.isLetterOrDigit(next) && isSpaceless(next) != isSpaceless(first));
      end += isWhole ? 0 : length;
    }
    return end;
  }

  private static boolean isSpaceless(int character) {
    if (character < 0x0E00 || !Character.isLetterOrDigit(character)) {
      return false;
    }
    UnicodeScript script = UnicodeScript.of(character);
    return script == UnicodeScript.THAI
        || script == UnicodeScript.LAO
        || script == UnicodeScript.KHMER
        || script == UnicodeScript.MYANMAR;
  }
}
