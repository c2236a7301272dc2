package live.grandstand.providers;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Text without what nobody sees or wants: control characters, stray spaces, repeated blank lines.
 */
final class CleanText {
  private static final Pattern LINE_END = Pattern.compile("\\r\\n?|[\\u0085\\u2028]");
  private static final Pattern PARAGRAPH_END = Pattern.compile("\\u2029|[\\f\\u000B]");
  private static final Pattern SPACES = Pattern.compile("\\h+");
  private static final Pattern OWN_LINE =
      Pattern.compile("^(?:[-–—*•+>#\"“«]|\\d{1,3}[.)]\\s|[a-zA-Z][.)]\\s)");

  private CleanText() {}

  /**
   * The paragraphs of a text: lines that were merely broken are joined; items of lists, headings
   * and speech keep their lines. None of them is blank.
   */
  static List<String> paragraphs(String text) {
    List<String> paragraphs = new ArrayList<>();
    StringBuilder paragraph = new StringBuilder();
    for (String raw : lines(text).split("\n", -1)) {
      String line = SPACES.matcher(raw).replaceAll(" ").strip();
      if (!line.isEmpty()) {
        append(line, paragraph);
      } else if (paragraph.length() > 0) {
        paragraphs.add(paragraph.toString());
        paragraph.setLength(0);
      }
    }
    if (paragraph.length() > 0) {
      paragraphs.add(paragraph.toString());
    }
    return paragraphs;
  }

  private static void append(String line, StringBuilder paragraph) {
    if (paragraph.length() > 0) {
      paragraph.append(OWN_LINE.matcher(line).find() ? '\n' : ' ');
    }
    paragraph.append(line);
  }

  /** The text as one line, for who reads it out. */
  static String oneLine(String text) {
    return SPACES.matcher(lines(text).replace('\n', ' ')).replaceAll(" ").strip();
  }

  /** The text with its lines as they are. */
  static String visible(String text) {
    return lines(text).strip();
  }

  private static String lines(String text) {
    String unified =
        PARAGRAPH_END.matcher(LINE_END.matcher(text).replaceAll("\n")).replaceAll("\n\n");
    StringBuilder kept = new StringBuilder(unified.length());
    unified.codePoints().filter(CleanText::isKept).forEach(kept::appendCodePoint);
    return Normalizer.normalize(kept, Normalizer.Form.NFC);
  }

  private static boolean isKept(int character) {
    if (character == '\n' || character == '\t') {
      return true;
    }
    return switch (Character.getType(character)) {
      case Character.CONTROL, Character.SURROGATE, Character.UNASSIGNED -> false;
      case Character.FORMAT -> character == 0x200C || character == 0x200D; // join letters and emoji
      default -> true;
    };
  }
}
