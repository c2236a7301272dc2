package live.grandstand.stories;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Optional;

/**
 * Reads text of unknown encoding: UTF-8, UTF-16 with a byte order mark, else windows-1258
 * (Vietnamese) or windows-1252 (Western European), if it looks like that. A guess that is not
 * likely is not made.
 */
final class PlainText {
  private static final Charset VIETNAMESE = Charset.forName("windows-1258");
  private static final Charset WESTERN = Charset.forName("windows-1252");

  /** Vowels and Vietnamese letters that tone marks of windows-1258 stand behind. */
  private static final String VOWELS = "aeiouyAEIOUYăâêôơưĂÂÊÔƠƯ";

  private static final String TONE_MARKS = "\u0300\u0309\u0303\u0301\u0323";
  private static final String VIETNAMESE_LETTERS = "đĐơƠưƯăĂ";

  /** A Western text has fewer letters beyond ASCII than one in so many. */
  private static final int WESTERN_SHARE = 4;

  private PlainText() {}

  /**
   * The text.
   *
   * @throws live.grandstand.platform.AppException 415 when it is no text, or the encoding is not
   *     known
   */
  static String decode(byte[] content) {
    String text = decodeUnicode(content).or(() -> legacy(content)).orElseThrow(PlainText::unknown);
    if (text.chars().anyMatch(PlainText::isBinary)) {
      throw FileRefused.unsupported("is not a text: it has characters that no text has");
    }
    return text;
  }

  private static RuntimeException unknown() {
    return FileRefused.unsupported(
        "is not a text in an encoding that can be told for certain; save it as UTF-8");
  }

  private static boolean isBinary(int character) {
    return character < ' ' && "\t\n\f\r\u001a".indexOf(character) < 0; // 1A ended files in DOS
  }

  private static Optional<String> decodeUnicode(byte[] content) {
    if (startsWith(content, 0xFF, 0xFE)) {
      return decode(content, 2, StandardCharsets.UTF_16LE);
    }
    if (startsWith(content, 0xFE, 0xFF)) {
      return decode(content, 2, StandardCharsets.UTF_16BE);
    }
    return decode(content, startsWith(content, 0xEF, 0xBB, 0xBF) ? 3 : 0, StandardCharsets.UTF_8);
  }

  private static boolean startsWith(byte[] content, int... mark) {
    for (int i = 0; i < mark.length; i++) {
      if (content.length <= i || Byte.toUnsignedInt(content[i]) != mark[i]) {
        return false;
      }
    }
    return true;
  }

  private static Optional<String> decode(byte[] content, int from, Charset charset) {
    try {
      return Optional.of(
          charset
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(content, from, content.length - from))
              .toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> legacy(byte[] content) {
    return decode(content, 0, VIETNAMESE)
        .filter(PlainText::isVietnamese)
        .map(text -> Normalizer.normalize(text, Normalizer.Form.NFC))
        .or(() -> decode(content, 0, WESTERN).filter(PlainText::isWestern));
  }

  /** Tone marks stand behind vowels, nearly all of them, and there are letters of its own. */
  private static boolean isVietnamese(String text) {
    int marks = 0;
    int behindVowels = 0;
    for (int i = 1; i < text.length(); i++) {
      if (TONE_MARKS.indexOf(text.charAt(i)) >= 0) {
        marks++;
        behindVowels += VOWELS.indexOf(text.charAt(i - 1)) >= 0 ? 1 : 0;
      }
    }
    boolean hasLetters = text.chars().anyMatch(each -> VIETNAMESE_LETTERS.indexOf(each) >= 0);
    return hasLetters && marks > 0 && behindVowels * 10 >= marks * 9;
  }

  private static boolean isWestern(String text) {
    long letters = text.chars().filter(Character::isLetter).count();
    long beyond = text.chars().filter(each -> each >= 0x80 && Character.isLetter(each)).count();
    return beyond * WESTERN_SHARE <= letters;
  }
}
