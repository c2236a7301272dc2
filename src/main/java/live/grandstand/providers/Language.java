package live.grandstand.providers;

import java.text.Normalizer;

/** The two languages that the local providers know; the letters of a text tell which it is in. */
enum Language {
  ENGLISH("en"),
  VIETNAMESE("vi");

  private static final String VIETNAMESE_LETTERS = "đơưăâêôĐƠƯĂÂÊÔ";
  private static final int ONE_IN = 25; // letters; running Vietnamese has one in three

  private final String code;

  Language(String code) {
    this.code = code;
  }

  /** As in ISO 639-1. */
  String code() {
    return code;
  }

  /** Vietnamese when enough letters are of its alphabet and no other's; else English. */
  static Language of(String text) {
    String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
    long letters = composed.codePoints().filter(Character::isLetter).count();
    long vietnamese = composed.codePoints().filter(Language::isVietnamese).count();
    return vietnamese > 0 && vietnamese * ONE_IN >= letters ? VIETNAMESE : ENGLISH;
  }

  private static boolean isVietnamese(int letter) {
    return VIETNAMESE_LETTERS.indexOf(letter) >= 0 || (letter >= 0x1EA0 && letter <= 0x1EF9);
  }
}
