package live.grandstand.stories;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * Reads the XML of an Office document in UTF-8: elements, attributes and text. Whatever comes, it
 * keeps no more than one name, some attributes and a piece of text, which no general parser does: a
 * hostile document has names and values of any length and number. It knows no DTD, so there are no
 * entities but those of XML itself, and checks no more than it needs to find the text.
 */
final class XmlScanner {
  private static final int MAX_NAME = 100;
  private static final int MAX_VALUE = 1_000;
  private static final int MAX_ATTRIBUTES = 50;
  private static final int MAX_REFERENCE = 10;
  private static final int PIECE = 4_096;
  private static final int END = -1;

  private final Reader in;
  private int next; // the character that has not been used yet, or END
  private String name = "";
  private final Map<String, String> attributes = new HashMap<>();
  private final StringBuilder text = new StringBuilder();
  private boolean isEmptyElement; // its end is still to be told

  /** What comes next in the document. */
  enum Token {
    START,
    FINISH,
    TEXT,
    DONE
  }

  XmlScanner(InputStream utf8) throws IOException {
    in =
        new InputStreamReader(
            utf8,
            StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT));
    next = in.read();
    if (next == '\ufeff') {
      next = in.read();
    }
  }

  /**
   * Goes on to the next token.
   *
   * @throws XmlRefused for what an Office document does not have
   * @throws IOException when it cannot be read, or is not UTF-8
   */
  Token advance() throws IOException {
    if (isEmptyElement) {
      isEmptyElement = false;
      return Token.FINISH;
    }
    while (next == '<') {
      next = in.read();
      if (next != '?' && next != '!') {
        return readTag();
      }
      skipInstruction();
    }
    return next == END ? Token.DONE : readText();
  }

  /** The name of the element that begins or ends. */
  String name() {
    return name;
  }

  /** An attribute of the element that begins; empty when it is not there. */
  String attribute(String wanted) {
    return attributes.getOrDefault(wanted, "");
  }

  /** Some text, perhaps not all of it up to the next element. */
  CharSequence text() {
    return text;
  }

  private Token readTag() throws IOException {
    attributes.clear();
    boolean isEnd = next == '/';
    if (isEnd) {
      next = in.read();
    }
    name = readName();
    skipBlanks();
    while (next != '>' && next != '/') {
      readAttribute();
      skipBlanks();
    }
    isEmptyElement = !isEnd && next == '/';
    if (next == '/') {
      next = in.read();
    }
    expect('>');
    return isEnd ? Token.FINISH : Token.START;
  }

  private void readAttribute() throws IOException {
    String attribute = readName();
    skipBlanks();
    expect('=');
    skipBlanks();
    int quote = next;
    if (quote != '"' && quote != '\'') {
      throw new XmlRefused("an attribute has no value");
    }
    next = in.read();
    StringBuilder value = new StringBuilder();
    while (next != quote) {
      int character = readCharacter();
      if (value.length() < MAX_VALUE) {
        value.appendCodePoint(character);
      }
    }
    next = in.read();
    if (attributes.size() < MAX_ATTRIBUTES) {
      attributes.put(attribute, value.toString());
    }
  }

  private String readName() throws IOException {
    StringBuilder read = new StringBuilder();
    while (next != END && " \t\r\n/>=<\"'".indexOf(next) < 0) {
      if (read.length() == MAX_NAME) {
        throw new XmlRefused("a name is too long");
      }
      read.append((char) next);
      next = in.read();
    }
    if (read.length() == 0) {
      throw new XmlRefused("a name is missing");
    }
    return read.toString();
  }

  private Token readText() throws IOException {
    text.setLength(0);
    while (next != '<' && next != END && text.length() < PIECE) {
      text.appendCodePoint(readCharacter());
    }
    return Token.TEXT;
  }

  /** One character of a value or of text; references are what they stand for. */
  private int readCharacter() throws IOException {
    if (next == END || next == '<') {
      throw new XmlRefused("a value does not end");
    }
    int character = next;
    next = in.read();
    return character == '&' ? readReference() : character;
  }

  private int readReference() throws IOException {
    StringBuilder reference = new StringBuilder();
    while (next != ';') {
      if (next == END || reference.length() == MAX_REFERENCE) {
        throw new XmlRefused("it has entities");
      }
      reference.append((char) next);
      next = in.read();
    }
    next = in.read();
    return switch (reference.toString()) {
      case "amp" -> '&';
      case "lt" -> '<';
      case "gt" -> '>';
      case "quot" -> '"';
      case "apos" -> '\'';
      default -> character(reference);
    };
  }

  private static int character(CharSequence reference) throws XmlRefused {
    try {
      int length = reference.length();
      boolean isHex = length > 2 && reference.charAt(1) == 'x';
      if (length > 1 && reference.charAt(0) == '#') {
        int code = Integer.parseInt(reference, isHex ? 2 : 1, length, isHex ? 16 : 10);
        return Character.isValidCodePoint(code) ? code : '\ufffd';
      }
    } catch (NumberFormatException e) {
      // told below, like every other entity
    }
    throw new XmlRefused("it has entities");
  }

  /** Passes an instruction or a comment; a DTD is refused. */
  private void skipInstruction() throws IOException {
    boolean isInstruction = next == '?';
    next = in.read();
    if (!isInstruction) {
      expect('-');
      expect('-');
    }
    int before = 0;
    int beforeThat = 0;
    while (next != '>'
        || before != (isInstruction ? '?' : '-')
        || !(isInstruction || beforeThat == '-')) {
      if (next == END) {
        throw new XmlRefused("a comment does not end");
      }
      beforeThat = before;
      before = next;
      next = in.read();
    }
    next = in.read();
  }

  private void skipBlanks() throws IOException {
    while (next == ' ' || next == '\t' || next == '\r' || next == '\n') {
      next = in.read();
    }
  }

  private void expect(int character) throws IOException {
    if (next != character) {
      throw new XmlRefused("it has a DTD or is not well-formed");
    }
    next = in.read();
  }

  /** This XML is not that of an Office document. */
  static final class XmlRefused extends IOException {
    private static final long serialVersionUID = 1L;

    XmlRefused(String why) {
      super(why);
    }
  }
}
