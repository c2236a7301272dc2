package live.grandstand.stories;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;

/** Files that people upload: good ones with a text of our own, and all kinds of bad ones. */
public final class Documents {
  /** The paragraphs of a story in Vietnamese. */
  public static final List<String> VIETNAMESE =
      List.of(
          "Ngày xửa ngày xưa, ở một làng nhỏ bên sông, có một cậu bé chăn trâu tên là Tèo.",
          "Mỗi buổi chiều, cậu thổi sáo. Tiếng sáo bay qua cánh đồng, qua rặng tre, đến tận chân núi.",
          "Một hôm, trời nổi gió lớn và cây sáo rơi xuống nước. Cậu ngồi khóc bên bờ sông.",
          "Ông lão chèo đò nghe thấy, bèn vớt cây sáo lên. “Đừng khóc nữa,” ông nói, “tiếng sáo của cháu đã đưa ông về nhà.”");

  /** The paragraphs of a story in English. */
  public static final List<String> ENGLISH =
      List.of(
          "Once upon a time, in a small village by the river, there lived a boy who minded buffaloes.",
          "Every evening he played his flute. Its song flew over the fields to the foot of the hills.",
          "One day a storm came up, and the flute fell into the water.");

  private static final String TYPES =
      """
      <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
      <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">\
      <Default Extension="xml" ContentType="application/xml"/>\
      <Override PartName="/word/document.xml" ContentType="application/vnd.%s.main+xml"/></Types>""";

  private static final String WORD = "openxmlformats-officedocument.wordprocessingml.document";

  private Documents() {}

  // ---- Word ------------------------------------------------------------------------------------

  /** A Word document with these paragraphs. */
  public static byte[] docx(List<String> paragraphs) {
    StringBuilder body = new StringBuilder();
    for (String paragraph : paragraphs) {
      int middle = paragraph.length() / 2;
      body.append("<w:p w14:paraId=\"1\"><w:pPr><w:jc w:val='both'/></w:pPr><w:r><w:t>")
          .append(escaped(paragraph.substring(0, middle)))
          .append(
              "</w:t></w:r><w:proofErr w:type=\"spellStart\"/><w:r><w:t xml:space=\"preserve\">")
          .append(escaped(paragraph.substring(middle)))
          .append("</w:t></w:r></w:p>");
    }
    return docxOf(body.toString());
  }

  /** A Word document whose body has this XML. */
  public static byte[] docxOf(String body) {
    return docxOfPart(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<w:document><w:body>"
            + body
            + "</w:body></w:document>");
  }

  /** A Word document whose main part is this. */
  public static byte[] docxOfPart(String xml) {
    return zip(parts(WORD, xml));
  }

  /** The same with macros. */
  public static byte[] docm() {
    return zip(parts("ms-word.document.macroEnabled", "<w:document/>"));
  }

  private static Map<String, byte[]> parts(String type, String xml) {
    Map<String, byte[]> parts = new LinkedHashMap<>();
    parts.put("[Content_Types].xml", utf8(TYPES.formatted(type)));
    parts.put("_rels/.rels", utf8("<Relationships/>"));
    parts.put("word/document.xml", utf8(xml));
    return parts;
  }

  /** A Word document that says the same a hundred million times: 300 KB that become 300 MB. */
  public static byte[] docxBomb() {
    return deepZip("[Content_Types].xml", utf8(TYPES.formatted(WORD)), "word/document.xml");
  }

  /** An archive whose first entry is a bomb that nobody asked for. */
  public static byte[] docxWithBombInFront() {
    return deepZip("word/media/1.bin", new byte[1], "[Content_Types].xml");
  }

  private static byte[] deepZip(String first, byte[] content, String bomb) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      add(zip, first, content);
      zip.putNextEntry(new ZipEntry(bomb));
      byte[] piece = utf8("<w:r></w:r>".repeat(10_000));
      for (int i = 0; i < 3_000; i++) {
        zip.write(piece);
      }
      zip.closeEntry();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** An archive. */
  public static byte[] zip(Map<String, byte[]> entries) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        add(zip, entry.getKey(), entry.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static void add(ZipOutputStream zip, String name, byte[] content) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(content);
    zip.closeEntry();
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;");
  }

  // ---- PDF -------------------------------------------------------------------------------------

  /** Something is done with a new PDF. */
  private interface PdfWork {
    void on(PDDocument document) throws IOException;
  }

  private static byte[] pdf(PdfWork work) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (PDDocument document = new PDDocument()) {
      work.on(document);
      document.save(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** A PDF with these paragraphs, in lines of paper width. */
  public static byte[] pdf(List<String> paragraphs) {
    return pdf(document -> write(document, paragraphs));
  }

  /** The same, readable with a password only. */
  public static byte[] lockedPdf(String password) {
    return pdf(
        document -> {
          write(document, ENGLISH);
          document.protect(new StandardProtectionPolicy("owner", password, new AccessPermission()));
        });
  }

  private static void write(PDDocument document, List<String> paragraphs) throws IOException {
    PDPage page = new PDPage(PDRectangle.A4);
    document.addPage(page);
    PDFont font;
    String path = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
    try (InputStream file = PDDocument.class.getResourceAsStream(path)) {
      font = PDType0Font.load(document, file);
    }
    try (PDPageContentStream content = new PDPageContentStream(document, page)) {
      content.beginText();
      content.setFont(font, 12);
      content.setLeading(14);
      content.newLineAtOffset(60, 760);
      for (String paragraph : paragraphs) {
        for (String line : lines(paragraph)) {
          content.showText(line);
          content.newLine();
        }
        content.newLine();
        content.newLine();
      }
      content.endText();
    }
  }

  private static List<String> lines(String paragraph) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : paragraph.split(" ")) {
      if (line.length() + word.length() > 60) {
        lines.add(line.toString().strip());
        line.setLength(0);
      }
      line.append(word).append(' ');
    }
    lines.add(line.toString().strip());
    return lines;
  }

  /** A PDF whose only page is a picture. */
  public static byte[] scannedPdf() {
    return pdf(
        document -> {
          PDPage page = new PDPage(PDRectangle.A4);
          document.addPage(page);
          java.awt.image.BufferedImage picture =
              new java.awt.image.BufferedImage(60, 60, java.awt.image.BufferedImage.TYPE_INT_RGB);
          try (PDPageContentStream content = new PDPageContentStream(document, page)) {
            content.drawImage(LosslessFactory.createFromImage(document, picture), 0, 0);
          }
        });
  }

  /** A PDF whose page unpacks, twice, to gigabytes. */
  public static byte[] pdfBomb() {
    return pdf(
        document -> {
          PDPage page = new PDPage(PDRectangle.A4);
          document.addPage(page);
          COSStream stream = document.getDocument().createCOSStream();
          try (var out = stream.createRawOutputStream()) {
            out.write(deflated(deflated(new byte[300_000_000])));
          }
          COSArray filters = new COSArray();
          filters.add(COSName.FLATE_DECODE);
          filters.add(COSName.FLATE_DECODE);
          stream.setItem(COSName.FILTER, filters);
          page.getCOSObject().setItem(COSName.CONTENTS, stream);
        });
  }

  /** A PDF that unpacks to several hundred megabytes of blanks between two words. */
  public static byte[] flatePdfBomb() {
    return pdf(
        document -> {
          PDPage page = new PDPage(PDRectangle.A4);
          document.addPage(page);
          COSStream stream = document.getDocument().createCOSStream();
          byte[] blanks = new byte[400_000_000];
          java.util.Arrays.fill(blanks, (byte) ' ');
          try (var out = stream.createRawOutputStream()) {
            out.write(deflated(blanks));
          }
          stream.setItem(COSName.FILTER, COSName.FLATE_DECODE);
          page.getCOSObject().setItem(COSName.CONTENTS, stream);
        });
  }

  private static byte[] deflated(byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (var deflater = new java.util.zip.DeflaterOutputStream(out)) {
      deflater.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  // ---- others ----------------------------------------------------------------------------------

  /** The same noise each time. */
  public static byte[] noise(int size) {
    byte[] noise = new byte[size];
    new Random(5).nextBytes(noise);
    return noise;
  }

  /** Paragraphs with a blank line between. */
  public static String text(List<String> paragraphs) {
    return String.join("\n\n", paragraphs);
  }

  /** UTF-8. */
  public static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
