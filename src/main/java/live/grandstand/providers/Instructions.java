package live.grandstand.providers;

import java.text.Normalizer;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the local rewriter understands of a prompt, in English and Vietnamese; everything else in it
 * has no effect.
 *
 * @param keep leave the words and paragraphs as they are
 * @param share the part of the words to leave, 1 for all of them
 * @param words the most words to leave; empty when no number was said
 * @param headline put a headline above
 */
record Instructions(boolean keep, double share, OptionalInt words, boolean headline) {
  private static final double SHORTER = 0.5;
  private static final double LEAST_SHARE = 0.01;

  private static final Pattern SHORTEN =
      Pattern.compile(
          "shorten|shorter|summar|condense|abridge|rút gọn|rút ngắn|ngắn hơn|ngắn gọn|tóm tắt|ngắn lại");
  private static final Pattern KEEP =
      Pattern.compile("\\bkeep\\b|unchanged|as it is|as is\\b|giữ nguyên|nguyên văn|để nguyên");
  private static final Pattern HEADLINE =
      Pattern.compile("headline|\\btitle\\b|tiêu đề|nhan đề|đặt tên");
  private static final Pattern WORDS = Pattern.compile("(\\d{1,7})\\s*(?:words?\\b|từ|chữ|tiếng)");
  private static final Pattern PERCENT = Pattern.compile("(\\d{1,3})\\s*(?:%|percent|phần trăm)");
  private static final Pattern FRACTION = Pattern.compile("\\b1\\s*/\\s*(\\d{1,2})\\b");
  private static final Pattern TIMES = Pattern.compile("(\\d{1,2})\\s*(?:times|lần)");

  /** Reads a prompt. */
  static Instructions of(String prompt) {
    String said = Normalizer.normalize(prompt, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    boolean headline = HEADLINE.matcher(said).find();
    boolean shorten = SHORTEN.matcher(said).find();
    OptionalInt words = number(WORDS, said);
    if (!shorten) {
      return new Instructions(KEEP.matcher(said).find(), 1, OptionalInt.empty(), headline);
    }
    return new Instructions(false, words.isPresent() ? 1 : share(said), words, headline);
  }

  /** How many words are left of so many. */
  int target(int all) {
    return Math.max(1, Math.min(words.orElse(all), (int) Math.round(all * share)));
  }

  private static double share(String said) {
    OptionalInt percent = number(PERCENT, said);
    if (percent.isPresent()) {
      double part = Math.min(100, percent.getAsInt()) / 100.0;
      boolean takesAway = said.contains("by " + percent.getAsInt()) || said.contains("bớt");
      return Math.max(LEAST_SHARE, takesAway ? 1 - part : part);
    }
    OptionalInt below = number(FRACTION, said);
    OptionalInt times = below.isPresent() ? below : number(TIMES, said);
    if (times.isPresent()) {
      return 1.0 / Math.max(1, times.getAsInt());
    }
    if (said.contains("third") || said.contains("phần ba")) {
      return 1.0 / 3;
    }
    return said.contains("quarter") || said.contains("phần tư") ? 0.25 : SHORTER;
  }

  private static OptionalInt number(Pattern pattern, String said) {
    Matcher matcher = pattern.matcher(said);
    return matcher.find()
        ? OptionalInt.of(Integer.parseInt(matcher.group(1)))
        : OptionalInt.empty();
  }
}
