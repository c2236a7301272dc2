package live.grandstand.stories;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import live.grandstand.platform.AppException;
import live.grandstand.platform.ErrorCode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class StoryTextsTest {
  private static final PdfText PDF = new PdfText();
  private static final StoryTexts TEXTS = new StoryTexts();

  static {
    TEXTS.pdf = PDF;
  }

  @AfterAll
  static void cleanUp() {
    PDF.cleanUp();
  }

  @TestFactory
  Stream<DynamicTest> theStoryIsFoundInEveryKindOfFile() {
    return Stream.of(Documents.VIETNAMESE, Documents.ENGLISH)
        .flatMap(
            story ->
                Map.of(
                        "story.docx", Documents.docx(story),
                        "story.pdf", Documents.pdf(story),
                        "story.md", Documents.utf8("# " + Documents.text(story)),
                        "story.txt", Documents.utf8(Documents.text(story).replace("\n", "\r\n")))
                    .entrySet()
                    .stream()
                    .map(file -> DynamicTest.dynamicTest(file.getKey(), () -> found(story, file))));
  }

  private static void found(List<String> story, Map.Entry<String, byte[]> file) {
    assertEquals(Documents.text(story), TEXTS.read(file.getKey(), file.getValue()));
  }

  @Test
  void whatAFileIsTellsItsContentAndNotItsName() {
    assertEquals(
        Documents.text(Documents.ENGLISH), TEXTS.read("a.pdf", Documents.docx(Documents.ENGLISH)));
    assertEquals("x", TEXTS.read("noname", Documents.utf8("x")));
  }

  @Test
  void textsInOtherEncodingsAreRead() {
    String vietnamese = Documents.text(Documents.VIETNAMESE);
    byte[] legacy = windows1258(vietnamese);
    assertEquals(vietnamese.replace('’', '\''), TEXTS.read("a.txt", legacy));
    assertEquals(vietnamese, TEXTS.read("a.txt", vietnamese.getBytes(StandardCharsets.UTF_16)));
    assertEquals(
        vietnamese,
        TEXTS.read("a.txt", ("\ufeff" + vietnamese).getBytes(StandardCharsets.UTF_16LE)));
    assertEquals(
        vietnamese, TEXTS.read("a.txt", ("\ufeff" + vietnamese).getBytes(StandardCharsets.UTF_8)));
    for (String western :
        List.of(
            "L’été où naquit la première œuvre",
            "Però può darsi che sarò così",
            "¿Qué pasó ayer?")) {
      assertEquals(western, TEXTS.read("a.txt", western.getBytes(Charset.forName("windows-1252"))));
    }
  }

  /** Letters with two marks are a letter with one, and a tone mark behind it. */
  private static byte[] windows1258(String text) {
    Charset charset = Charset.forName("windows-1258");
    StringBuilder encodable = new StringBuilder();
    for (char character : text.toCharArray()) {
      if (charset.newEncoder().canEncode(character)) {
        encodable.append(character);
        continue;
      }
      String apart = Normalizer.normalize(Character.toString(character), Normalizer.Form.NFD);
      for (char tone : "\u0300\u0309\u0303\u0301\u0323".toCharArray()) {
        if (apart.indexOf(tone) >= 0) {
          String letter = apart.replace(Character.toString(tone), "");
          encodable.append(Normalizer.normalize(letter, Normalizer.Form.NFC)).append(tone);
        }
      }
    }
    return encodable.toString().getBytes(charset);
  }

  @TestFactory
  Stream<DynamicTest> whatIsNoStoryIsRefusedWithAReason() {
    byte[] docx = Documents.docx(Documents.ENGLISH);
    byte[] pdf = Documents.pdf(Documents.ENGLISH);
    String dtd = "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>";
    return Stream.of(
        refused("nothing", 422, "is empty", "a.txt", new byte[0]),
        refused("blanks", 422, "no text", "a.txt", Documents.utf8(" \r\n\t\u200b")),
        refused("noise called text", 415, "not a text", "a.txt", Documents.noise(2_000)),
        refused("a program called text", 415, "not a text", "a.txt", elf()),
        refused("zeros", 415, "not a text", "a.txt", new byte[1_000]),
        refused(
            "Russian in an old encoding",
            415,
            "save it as UTF-8",
            "a.txt",
            "Жили-были дед да баба".getBytes(Charset.forName("windows-1251"))),
        refused("another ending", 415, "must be .txt", "a.exe", Documents.utf8("text")),
        refused("a page", 415, "must be .txt", "a.html", Documents.utf8("<html>")),
        refused(
            "more than may be",
            422,
            "has more than",
            "a.txt",
            Documents.utf8("a b ".repeat(260_000))),
        refused("an old Word document", 415, "old Word", "a.docx", ole()),
        refused(
            "another archive",
            415,
            "not a Word document",
            "a.docx",
            Documents.zip(Map.of("a.txt", Documents.utf8("x")))),
        refused("an archive of nothing", 415, "not a Word", "a.docx", Documents.zip(Map.of())),
        refused("macros", 415, "macros", "a.docx", Documents.docm()),
        refused("a bomb in the text", 422, "too large", "a.docx", Documents.docxBomb()),
        refused("a bomb in front", 422, "too large", "a.docx", Documents.docxWithBombInFront()),
        refused("half a document", 422, "cut off", "a.docx", half(docx)),
        refused(
            "an entity",
            422,
            "broken",
            "a.docx",
            Documents.docxOfPart(dtd + "<w:document><w:t>&e;</w:t></w:document>")),
        refused("only pictures, in Word", 422, "no text", "a.docx", Documents.docxOf("<w:p/>")),
        refused("a locked PDF", 422, "password", "a.pdf", Documents.lockedPdf("secret")),
        refused(
            "a PDF that must not be changed", 422, "password", "a.pdf", Documents.lockedPdf("")),
        refused("only pictures", 422, "no text", "a.pdf", Documents.scannedPdf()),
        refused("a tenth of a PDF", 422, "PDF", "a.pdf", Arrays.copyOf(pdf, pdf.length / 10)),
        refused("noise called PDF", 422, "PDF", "a.pdf", pdfNoise()),
        refused("a bomb in a PDF", 422, "", "a.pdf", Documents.flatePdfBomb()),
        refused("a bomb in a bomb", 422, "", "a.pdf", Documents.pdfBomb()));
  }

  private static DynamicTest refused(
      String what, int status, String reason, String name, byte[] content) {
    return DynamicTest.dynamicTest(
        what,
        () ->
            assertTimeout(
                Duration.ofSeconds(25),
                () -> {
                  assertTrue(content.length <= 5 * 1024 * 1024, "would not get here");
                  AppException refusal =
                      assertThrows(AppException.class, () -> TEXTS.read(name, content));
                  assertEquals(status, refusal.code().status(), refusal.detail());
                  assertTrue(refusal.detail().contains(reason), refusal.detail());
                  assertEquals("file", refusal.fields().get(0).field());
                }));
  }

  private static byte[] elf() {
    byte[] program = Documents.noise(3_000);
    System.arraycopy(new byte[] {0x7F, 'E', 'L', 'F', 2, 1, 1, 0}, 0, program, 0, 8);
    return program;
  }

  private static byte[] ole() {
    byte[] file = new byte[2_000];
    System.arraycopy(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0}, 0, file, 0, 4);
    return file;
  }

  private static byte[] half(byte[] file) {
    return Arrays.copyOf(file, file.length / 2);
  }

  private static byte[] pdfNoise() {
    byte[] file = Documents.noise(5_000);
    System.arraycopy(Documents.utf8("%PDF-1.7\n"), 0, file, 0, 9);
    return file;
  }

  @Test
  void theProcessThatReadsPdfsGetsNothingOfOurEnvironment() throws Exception {
    assertTrue(System.getenv().size() > 0);
    assertEquals(
        Documents.text(Documents.ENGLISH), TEXTS.read("a.pdf", Documents.pdf(Documents.ENGLISH)));
  }

  @Property(tries = 300)
  void anyChangeOfADocumentIsReadOrRefused(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 40) int changes) {
    byte[] docx = Documents.docx(Documents.VIETNAMESE);
    Random random = new Random(seed);
    for (int i = 0; i < changes; i++) {
      docx[random.nextInt(docx.length)] = (byte) random.nextInt();
    }

    readOrRefused("a.docx", docx);
  }

  @Property(tries = 300)
  void anyXmlIsReadOrRefused(@ForAll long seed, @ForAll @IntRange(max = 120) int length) {
    Random random = new Random(seed);
    List<String> pieces =
        List.of(
            "<w:t>",
            "</w:t>",
            "<w:p>",
            "</w:p>",
            "<",
            ">",
            "/",
            "&",
            "&#x41;",
            "&#99999999;",
            ";",
            "<!--",
            "-->",
            "<?",
            "?>",
            "<![CDATA[",
            "]]>",
            "\"",
            "'",
            "=",
            " a=\"1\"",
            "x",
            "\ud83d",
            "<mc:Fallback>",
            "</mc:Fallback>",
            "<!DOCTYPE",
            "\u0000",
            "đ",
            "y".repeat(200));
    StringBuilder body = new StringBuilder();
    for (int i = 0; i < length; i++) {
      body.append(pieces.get(random.nextInt(pieces.size())));
    }

    readOrRefused("a.docx", Documents.docxOf(body.toString()));
  }

  @Property(tries = 500)
  void anyBytesAreReadOrRefused(@ForAll byte[] bytes, @ForAll boolean isMarkdown) {
    readOrRefused(isMarkdown ? "a.md" : "a.txt", bytes);
  }

  private static void readOrRefused(String name, byte[] content) {
    try {
      String text = TEXTS.read(name, content);
      assertEquals(CleanText.of(text), text);
    } catch (AppException e) {
      assertTrue(
          e.code() == ErrorCode.UNPROCESSABLE || e.code() == ErrorCode.UNSUPPORTED_MEDIA_TYPE,
          e.detail());
    }
  }

  @Test
  void whatWordWritesTwiceIsReadOnce() {
    String body =
        "<w:p><w:r><mc:AlternateContent><mc:Choice><w:t>once</w:t></mc:Choice><mc:Fallback>"
            + "<w:t>twice</w:t></mc:Fallback></mc:AlternateContent><w:tab/><w:t>a&amp;b</w:t><w:br/>"
            + "<w:instrText>PAGE</w:instrText><w:delText>gone</w:delText><w:t>&#233;</w:t></w:r></w:p>";

    assertEquals("once\ta&b\né", TEXTS.read("a.docx", Documents.docxOf(body)));
  }

  @Test
  void markdownIsReadWithoutItsMarks() {
    String markdown =
        """
        ---
        author: somebody
        ---
        # The *flute* #

        It was **made** of _bamboo_, see [the picture](https://example.org/a.png "a").
        > A quote with `code` and snake_case and 2 * 3 * 4.

        - one
        2. two
        * [x] three

        ***
        | a | b |
        |---|---|
        | 1 | 2 |

        ![a drum](drum.png) <b>bold</b> \\*not emphasis\\*
        ```java
        int x = 1;
        ```
        [1]: https://example.org
        """;

    assertEquals(
        """
        The flute

        It was made of bamboo, see the picture.
        A quote with code and snake_case and 2 * 3 * 4.

        one
        2. two
        three

         a ,  b

         1 ,  2

        a drum bold *not emphasis*
        int x = 1;"""
            .replaceAll("(?m)^ +", ""),
        TEXTS.read("a.md", Documents.utf8(markdown)).replaceAll("(?m)^ +| +$", ""));
  }

  @Test
  void hostileMarkdownTakesNoLongerThanItIsLong() {
    for (String piece :
        List.of("[", "](", "*", "_a", "<", "`", "> ", "| ", "\\", "- ", "<!--", "![a]")) {
      byte[] markdown = Documents.utf8(piece.repeat(900_000 / piece.length()));
      assertTimeout(Duration.ofSeconds(10), () -> readOrRefused("a.md", markdown), piece);
    }
  }
}
