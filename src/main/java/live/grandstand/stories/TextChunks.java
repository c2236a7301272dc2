package live.grandstand.stories;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Cuts text into chunks of so many words at most, where it is best to: behind a paragraph or a
 * sentence, else behind a word. In order, and together everything but the blanks around each. The
 * same text gives the same chunks each time.
 *
 * <p>A chunk has no more than {@value #CHARACTERS_PER_WORD} characters for each word that it may
 * have, so a text without any words, or a word without an end, is cut, too.
 */
public final class TextChunks {
  static final int CHARACTERS_PER_WORD = 20;

  /** A chunk that ends at a border is given up for a longer one when it has less than 1/3. */
  private static final int WORTHWHILE = 3;

  private final String text;
  private final int maxWords;
  private final int maxCharacters;
  private final List<Atom> atoms = new ArrayList<>();

  /** Where a chunk may end, the better ones last. */
  private enum Border {
    WORD,
    SENTENCE,
    PARAGRAPH
  }

  /**
   * What is not cut: a word, or what is between two.
   *
   * @param end where it ends in the text; it begins where the one before ends
   */
  private record Atom(int end, int words, Border border) {}

  private TextChunks(String text, int maxWords) {
    if (maxWords < 1) {
      throw new IllegalArgumentException("a chunk needs at least one word");
    }
    this.text = text;
    this.maxWords = maxWords;
    this.maxCharacters = maxWords * CHARACTERS_PER_WORD;
  }

  /**
   * Chunks that end where paragraphs do, if possible: for rewriting.
   *
   * @param maxWords how many words a chunk may have, at least 1
   */
  public static List<String> ofParagraphs(String text, int maxWords) {
    return new TextChunks(text, maxWords).cut(Border.PARAGRAPH);
  }

  /**
   * Chunks that end where sentences do, if possible: for speaking and painting.
   *
   * @param maxWords how many words a chunk may have, at least 1
   */
  public static List<String> ofSentences(String text, int maxWords) {
    return new TextChunks(text, maxWords).cut(Border.SENTENCE);
  }

  private List<String> cut(Border wanted) {
    findAtoms();
    List<String> chunks = new ArrayList<>();
    int first = 0;
    while (first < atoms.size()) {
      int behind = behind(first, wanted);
      String chunk = text.substring(start(first), start(behind)).strip();
      if (!chunk.isEmpty()) {
        chunks.add(chunk);
      }
      first = behind;
    }
    return chunks;
  }

  private int start(int atom) {
    return atom == 0 ? 0 : atoms.get(atom - 1).end;
  }

  /** The atom behind the chunk that begins with this one. */
  private int behind(int first, Border wanted) {
    int words = 0;
    int full = first;
    int[] behind = new int[Border.values().length];
    while (full < atoms.size() && fits(atoms.get(full), words, start(first))) {
      Atom atom = atoms.get(full++);
      words += atom.words;
      for (int border = 0; border <= atom.border.ordinal(); border++) {
        behind[border] = full;
      }
    }
    if (full == atoms.size()) {
      return full;
    }
    int least = (start(full) - start(first)) / WORTHWHILE;
    for (int border = wanted.ordinal(); border > 0; border--) {
      if (behind[border] > 0 && (border == 1 || start(behind[border]) - start(first) >= least)) {
        return behind[border];
      }
    }
    return Math.max(full, first + 1);
  }

  private boolean fits(Atom atom, int words, int from) {
    return words + atom.words <= maxWords && atom.end - from <= maxCharacters;
  }

  private void findAtoms() {
    boolean hasBlankLines = text.contains("\n\n");
    BreakIterator words = Words.borders(text);
    BreakIterator sentences = BreakIterator.getSentenceInstance(Locale.ROOT);
    sentences.setText(text);
    int sentence = sentences.next();
    int from = 0;
    for (int to = words.next(); to != BreakIterator.DONE; to = words.next()) {
      while (sentence != BreakIterator.DONE && sentence < to) {
        sentence = sentences.next();
      }
      Border border = to == sentence ? Border.SENTENCE : Border.WORD;
      if (isParagraphEnd(to, hasBlankLines ? 2 : 1)) {
        border = Border.PARAGRAPH;
      }
      addAtoms(from, to, border);
      from = to;
    }
  }

  /** Whether this is behind a run of blanks with so many ends of lines in it. */
  private boolean isParagraphEnd(int at, int lineEnds) {
    if (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      return false;
    }
    int found = 0;
    for (int back = at - 1; back >= 0 && Character.isWhitespace(text.charAt(back)); back--) {
      if (text.charAt(back) == '\n' && ++found == lineEnds) {
        return true;
      }
    }
    return false;
  }

  /** One atom usually; several where words have no borders, or one is longer than a chunk. */
  private void addAtoms(int from, int to, Border border) {
    int at = from;
    while (at < to) {
      int end = Words.pieceEnd(text, at, to, maxCharacters);
      atoms.add(new Atom(end, Words.count(text, at, end), end == to ? border : Border.WORD));
      at = end;
    }
  }
}
