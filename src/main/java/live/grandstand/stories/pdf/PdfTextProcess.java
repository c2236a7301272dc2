package live.grandstand.stories.pdf;

import java.io.BufferedWriter;
import java.io.FilterWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.text.PDFTextStripper;

/**
 * A process of its own that reads the text of a PDF: PDFBox unpacks streams into memory as a whole
 * and allocates what a document tells it to, so only the end of a process bounds it (ADR 30). It
 * gets the file on standard input, answers the text in UTF-8 on standard output, and says by its
 * exit status what became of it. It uses nothing of the product.
 */
public final class PdfTextProcess {
  /** Text was found and written. */
  public static final int DONE = 0;

  /** It cannot be read without a password, or may not be copied from. */
  public static final int ENCRYPTED = 20;

  /** It is no PDF that can be read. */
  public static final int BROKEN = 21;

  /** There is more text than wanted. */
  public static final int TOO_LONG = 22;

  private PdfTextProcess() {}

  /**
   * Reads and writes.
   *
   * @param arguments the most characters of text; the most milliseconds
   */
  public static void main(String[] arguments) {
    endAfter(Long.parseLong(arguments[1]));
    System.exit(read(Integer.parseInt(arguments[0])));
  }

  /** Ends the process even when nobody is there any more to end it. */
  private static void endAfter(long millis) {
    Thread end =
        new Thread(
            () -> {
              try {
                Thread.sleep(millis);
              } catch (InterruptedException e) {
                // nobody does
              }
              Runtime.getRuntime().halt(BROKEN);
            });
    end.setDaemon(true);
    end.start();
  }

  private static int read(int maxCharacters) {
    try (PDDocument document = Loader.loadPDF(System.in.readAllBytes());
        Writer out =
            new BufferedWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8))) {
      if (document.isEncrypted()) {
        return ENCRYPTED;
      }
      PDFTextStripper stripper = new PDFTextStripper();
      stripper.setLineSeparator("\n");
      stripper.setParagraphEnd("\n");
      stripper.setPageEnd("\n");
      stripper.writeText(document, new Limited(out, maxCharacters));
      return DONE;
    } catch (InvalidPasswordException e) {
      return ENCRYPTED;
    } catch (LongText e) {
      return TOO_LONG;
    } catch (IOException | RuntimeException | StackOverflowError e) {
      return BROKEN;
    }
  }

  private static final class LongText extends IOException {
    private static final long serialVersionUID = 1L;
  }

  /** Takes so many characters. */
  private static final class Limited extends FilterWriter {
    private int left;

    Limited(Writer out, int most) {
      super(out);
      left = most;
    }

    @Override
    public void write(int character) throws IOException {
      take(1);
      super.write(character);
    }

    @Override
    public void write(char[] text, int offset, int length) throws IOException {
      take(length);
      super.write(text, offset, length);
    }

    @Override
    public void write(String text, int offset, int length) throws IOException {
      take(length);
      super.write(text, offset, length);
    }

    private void take(int characters) throws LongText {
      left -= characters;
      if (left < 0) {
        throw new LongText();
      }
    }
  }
}
