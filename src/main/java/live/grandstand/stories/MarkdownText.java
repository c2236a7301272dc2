package live.grandstand.stories;

import java.util.regex.Pattern;

/**
 * Takes the marks out of Markdown that are not to be read aloud: of headings, emphasis, links,
 * lists, quotes, tables, fences and HTML. The words stay as they are. Line by line and in one pass,
 * so whatever somebody sends takes no longer than a text of its size.
 */
final class MarkdownText {
  private static final Pattern FENCE = Pattern.compile("^\\s{0,3}(?:`{3,}|~{3,})[^`]*$");
  private static final Pattern RULE =
      Pattern.compile("^\\s{0,3}(?:-[ -]+-|\\*[ *]+\\*|_[ _]+_|=+)\\s*$");
  private static final Pattern TABLE_RULE = Pattern.compile("^[ |:-]*\\|[ |:-]*$");
  private static final Pattern FRONT =
      Pattern.compile("^(?:\\s{0,3}>\\s?)*+\\s{0,3}(?:#{1,6}\\s+|[-*+]\\s+(?:\\[[ xX]\\]\\s)?)?+");
  private static final Pattern HEADING_END = Pattern.compile("\\s+#+\\s*$");
  private static final Pattern LINK =
      Pattern.compile(
          "!?\\[([^\\[\\]]{0,1000})\\](?:\\([^()\\s]{0,2000}(?:\\s+\"[^\"]{0,500}\")?\\)|\\[[^\\[\\]]{0,200}\\])");
  private static final Pattern REFERENCE =
      Pattern.compile("^\\s{0,3}\\[[^\\[\\]]{1,200}\\]:\\s*\\S+.*$");
  private static final Pattern ADDRESS = Pattern.compile("<(https?://[^<>\\s]{1,2000})>");
  private static final Pattern TAG =
      Pattern.compile("</?[a-zA-Z][^<>]{0,500}>|<!--[^<>]{0,1000}-->");
  private static final Pattern EMPHASIS =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}\\\\])[*_~]{1,3}(?=\\S)|(?<=[^\\s\\\\])[*_~]{1,3}(?![\\p{L}\\p{N}])|\\*{2}|~~|`");
  private static final Pattern ESCAPE = Pattern.compile("\\\\([!-/:-@\\[-`{-~])");

  private MarkdownText() {}

  /** The text without the marks. */
  static String read(String markdown) {
    StringBuilder text = new StringBuilder(markdown.length());
    boolean inFence = false;
    for (String line : withoutFrontMatter(markdown).split("\n", -1)) {
      if (FENCE.matcher(line).matches()) {
        inFence = !inFence;
      } else if (inFence) {
        text.append(line).append('\n');
      } else if (!isMarkOnly(line)) {
        text.append(plain(line)).append('\n');
      } else {
        text.append('\n');
      }
    }
    return text.toString();
  }

  /** Settings between two lines of hyphens at the very beginning are not part of the text. */
  private static String withoutFrontMatter(String markdown) {
    int end = markdown.startsWith("---\n") ? markdown.indexOf("\n---\n", 3) : -1;
    return end < 0 ? markdown : markdown.substring(end + 5);
  }

  private static boolean isMarkOnly(String line) {
    return RULE.matcher(line).matches()
        || TABLE_RULE.matcher(line).matches()
        || REFERENCE.matcher(line).matches();
  }

  private static String plain(String line) {
    String text = HEADING_END.matcher(FRONT.matcher(line).replaceFirst("")).replaceFirst("");
    text = LINK.matcher(text).replaceAll("$1");
    text = ADDRESS.matcher(text).replaceAll("$1");
    text = TAG.matcher(text).replaceAll("");
    text = isTableRow(text) ? text.strip().replaceAll("^\\||\\|$", "").replace("|", ", ") : text;
    text = EMPHASIS.matcher(text).replaceAll("");
    return ESCAPE.matcher(text).replaceAll("$1").stripTrailing();
  }

  private static boolean isTableRow(String line) {
    String row = line.strip();
    return row.length() > 1 && row.startsWith("|") && row.endsWith("|");
  }
}
