package live.grandstand.stories;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import live.grandstand.platform.AppException;

/**
 * Finds the text in an uploaded file (pipeline.md "Data", ADR 30). What the file is tells its
 * content; the name only tells plain text from Markdown, and that nobody meant to send something
 * else. Memory and time are bounded for each kind, and only a few files are read at a time.
 */
@ApplicationScoped
class StoryTexts {
  /** The most characters of text in a file. */
  static final int MAX_CHARACTERS = 1_000_000;

  private static final int AT_ONCE = 2;
  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final Duration RETRY_AFTER = Duration.ofSeconds(10);
  private static final int PDF_HEAD = 1_024;
  private static final Set<String> ENDINGS =
      Set.of("", "txt", "text", "md", "markdown", "docx", "pdf");

  @Inject PdfText pdf;

  private final Semaphore places = new Semaphore(AT_ONCE, true);

  /**
   * The text of a file, cleaned.
   *
   * @param name as the client calls it
   * @throws AppException 415 or 422 with the reason, 503 when too many others want the same
   */
  String read(String name, byte[] content) {
    if (content.length == 0) {
      throw FileRefused.unprocessable("is empty");
    }
    String ending = ending(name);
    if (!ENDINGS.contains(ending)) {
      throw FileRefused.unsupported("must be .txt, .md, .docx or .pdf");
    }
    boolean isMarkdown = ending.equals("md") || ending.equals("markdown");
    String text = CleanText.of(readInTurn(content, isMarkdown));
    if (CleanText.isEmpty(text)) {
      throw FileRefused.unprocessable("has no text in it");
    }
    if (text.codePointCount(0, text.length()) > MAX_CHARACTERS) {
      throw tooLong();
    }
    return text;
  }

  /** What is said of a file with more than {@link #MAX_CHARACTERS}. */
  static AppException tooLong() {
    return FileRefused.unprocessable("has more than %d characters".formatted(MAX_CHARACTERS));
  }

  /** What a file's name ends with, in small letters; empty when that is nothing. */
  static String ending(String name) {
    int dot = name.lastIndexOf('.');
    return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
  }

  private String readInTurn(byte[] content, boolean isMarkdown) {
    try {
      if (!places.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        throw busy();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw busy();
    }
    try {
      return read(content, isMarkdown);
    } finally {
      places.release();
    }
  }

  static AppException busy() {
    return AppException.unavailable("Too many files at the moment, try again soon", RETRY_AFTER);
  }

  private String read(byte[] content, boolean isMarkdown) {
    if (isPdf(content)) {
      return pdf.read(content, MAX_CHARACTERS);
    }
    if (begins(content, 'P', 'K', 3, 4) || begins(content, 'P', 'K', 5, 6)) {
      return DocxText.read(content, MAX_CHARACTERS);
    }
    if (begins(content, 0xD0, 0xCF, 0x11, 0xE0)) {
      throw FileRefused.unsupported(
          "is an old Word document or one with a password; save it as .docx without one");
    }
    String text = PlainText.decode(content);
    if (text.length() > 2 * MAX_CHARACTERS) {
      throw tooLong();
    }
    return isMarkdown ? MarkdownText.read(CleanText.of(text)) : text;
  }

  /** Readers look for the mark of a PDF in the first kilobyte, not only at its beginning. */
  private static boolean isPdf(byte[] content) {
    int head = Math.min(PDF_HEAD, content.length);
    return new String(content, 0, head, StandardCharsets.ISO_8859_1).contains("%PDF-");
  }

  private static boolean begins(byte[] content, int... mark) {
    for (int i = 0; i < mark.length; i++) {
      if (content.length <= i || Byte.toUnsignedInt(content[i]) != mark[i]) {
        return false;
      }
    }
    return true;
  }
}
