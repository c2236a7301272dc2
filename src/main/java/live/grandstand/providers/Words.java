package live.grandstand.providers;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Cuts text of any language into words and sentences (Unicode's rules, not spaces). */
final class Words {
  private Words() {}

  /** The words of a text in order; what has neither letter nor digit is none. */
  static List<String> in(String text) {
    return pieces(BreakIterator.getWordInstance(Locale.ROOT), text).stream()
        .filter(piece -> piece.codePoints().anyMatch(Character::isLetterOrDigit))
        .toList();
  }

  /** How many words a text has. */
  static int count(String text) {
    return in(text).size();
  }

  /** The sentences of a text in order, without the spaces around them. */
  static List<String> sentences(String text) {
    return pieces(BreakIterator.getSentenceInstance(Locale.ROOT), text).stream()
        .map(String::strip)
        .filter(sentence -> !sentence.isEmpty())
        .toList();
  }

  /** The beginning of a text up to the end of its word with this number, counted from 1. */
  static String first(int words, String text) {
    BreakIterator breaks = BreakIterator.getWordInstance(Locale.ROOT);
    breaks.setText(text);
    int seen = 0;
    int start = breaks.first();
    for (int end = breaks.next(); end != BreakIterator.DONE; start = end, end = breaks.next()) {
      boolean word = text.substring(start, end).codePoints().anyMatch(Character::isLetterOrDigit);
      if (word && ++seen == words) {
        return text.substring(0, end);
      }
    }
    return text;
  }

  private static List<String> pieces(BreakIterator breaks, String text) {
    breaks.setText(text);
    List<String> pieces = new ArrayList<>();
    int start = breaks.first();
    for (int end = breaks.next(); end != BreakIterator.DONE; start = end, end = breaks.next()) {
      pieces.add(text.substring(start, end));
    }
    return pieces;
  }
}
