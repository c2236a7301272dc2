package live.grandstand.stories;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the text of a Word document (.docx): a ZIP whose main part is XML. It is inflated as it is
 * read, never as a whole; archives in it are not opened, macros not run, nothing outside looked
 * for.
 */
final class DocxText {
  /** Text and markup of a thousand pages are less; a bomb is found out by it. */
  private static final long MAX_INFLATED = 64L * 1024 * 1024;

  private static final int MAX_ENTRIES = 2_000;
  private static final String TYPES = "[Content_Types].xml";
  private static final String MAIN =
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
  private static final String MACROS = "macroEnabled";

  private final byte[] content;
  private final int maxCharacters;
  private long inflated;

  private DocxText(byte[] content, int maxCharacters) {
    this.content = content;
    this.maxCharacters = maxCharacters;
  }

  /**
   * The text, paragraphs with a blank line between.
   *
   * @throws live.grandstand.platform.AppException 415 when it is no Word document, 422 when it is
   *     broken, a bomb, or longer than may be
   */
  static String read(byte[] content, int maxCharacters) {
    return new DocxText(content, maxCharacters).read();
  }

  private String read() {
    try {
      String part = mainPart();
      return fromPart(part, this::text)
          .orElseThrow(() -> FileRefused.unprocessable("is a Word document without its main part"));
    } catch (IOException | IllegalArgumentException e) { // the latter for names that are no UTF-8
      throw FileRefused.unprocessable("is a Word document that is broken or cut off");
    }
  }

  private String mainPart() throws IOException {
    return fromPart(TYPES, this::mainPart)
        .filter(name -> !name.isEmpty())
        .orElseThrow(
            () -> FileRefused.unsupported("is an archive, but not a Word document (.docx)"));
  }

  private interface PartReader {
    String read(XmlScanner xml) throws IOException;
  }

  /** Looks for a part of the archive and reads it. */
  private Optional<String> fromPart(String name, PartReader reader) throws IOException {
    int entries = 0;
    inflated = 0;
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(content))) {
      InputStream limited = new Limited(zip);
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (++entries > MAX_ENTRIES) {
          throw tooLarge();
        }
        if (entry.getName().equals(name)) {
          return Optional.of(reader.read(new XmlScanner(limited)));
        }
        limited.transferTo(java.io.OutputStream.nullOutputStream());
      }
    }
    return Optional.empty();
  }

  private static RuntimeException tooLarge() {
    return FileRefused.unprocessable("is a Word document that is too large when it is unpacked");
  }

  /** Counts what comes out of the archive. */
  private final class Limited extends FilterInputStream {
    Limited(InputStream zip) {
      super(zip);
    }

    @Override
    public int read() throws IOException {
      int read = super.read();
      count(read < 0 ? 0 : 1);
      return read;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      int read = super.read(into, offset, length);
      count(Math.max(0, read));
      return read;
    }

    private void count(int bytes) {
      inflated += bytes;
      if (inflated > MAX_INFLATED) {
        throw tooLarge();
      }
    }
  }

  /** The name of the part that has the text; empty when there is none. */
  private String mainPart(XmlScanner xml) throws IOException {
    XmlScanner.Token token = xml.advance();
    while (token != XmlScanner.Token.DONE) {
      if (token == XmlScanner.Token.START && xml.name().endsWith("Override")) {
        String type = xml.attribute("ContentType");
        if (type.contains(MACROS)) {
          throw FileRefused.unsupported("is a Word document with macros; save it as .docx");
        }
        if (type.equals(MAIN)) {
          return xml.attribute("PartName").replaceFirst("^/", "");
        }
      }
      token = xml.advance();
    }
    return "";
  }

  private String text(XmlScanner xml) throws IOException {
    StringBuilder text = new StringBuilder();
    @Nullable String skipped = null; // the element whose content is there a second time
    boolean isText = false;
    XmlScanner.Token token = xml.advance();
    while (token != XmlScanner.Token.DONE) {
      if (skipped != null) {
        skipped = token == XmlScanner.Token.FINISH && xml.name().equals(skipped) ? null : skipped;
      } else if (token == XmlScanner.Token.TEXT) {
        text.append(isText ? xml.text() : "");
      } else if (token == XmlScanner.Token.START) {
        skipped = xml.name().equals("mc:Fallback") ? xml.name() : null;
        isText = xml.name().equals("w:t");
      } else {
        text.append(meaning(xml.name()));
        isText = false;
      }
      if (text.length() > maxCharacters) {
        throw StoryTexts.tooLong();
      }
      token = xml.advance();
    }
    return text.toString();
  }

  /** What the end of an element is in text. */
  private static String meaning(String element) {
    return switch (element) {
      case "w:p" -> "\n\n";
      case "w:br", "w:cr" -> "\n";
      case "w:tab" -> "\t";
      case "w:noBreakHyphen" -> "\u2011";
      default -> "";
    };
  }
}
