package live.grandstand.providers;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * How much each word of a text weighs: words that are said often, are long, and are none of the
 * little words of English or Vietnamese, weigh most.
 */
final class KeyWords {
  private static final Set<String> LITTLE =
      Set.copyOf(
          List.of(
              ("a an the and or but nor so yet if then than that this these those there here i me my we"
                      + " us our you your he him his she her it its they them their who whom whose which"
                      + " what when where why how is am are was were be been being do does did done have"
                      + " has had having will would shall should can could may might must not no yes of"
                      + " in on at by for from to into onto with without about over under up down out"
                      + " off as very just too also only all any some each every one two said says say"
                      + " và là bên của có cho các những một hai này đó kia ấy thì mà để với trong ngoài"
                      + " trên dưới từ đến tới ở ra vào lên xuống đi lại được bị do vì nên nếu như khi"
                      + " đã đang sẽ sắp vừa rồi cũng vẫn còn chỉ rất quá lắm hơn nhất không chẳng chưa"
                      + " ai gì nào sao đâu tôi ta mình anh chị em ông bà nó hắn họ chúng người thế"
                      + " nhưng hay hoặc bởi tại theo về cùng cái con chiếc thật")
                  .split(" ")));

  private final Map<String, Double> weights = new HashMap<>();

  /**
   * @param text what the weights are taken from
   */
  KeyWords(String text) {
    for (String word : Words.in(text)) {
      weights.merge(fold(word), 1.0, Double::sum);
    }
    weights.replaceAll((word, times) -> isLittle(word) ? 0 : weigh(word, times));
  }

  /** The weight of a word, whatever its case; nothing for one that is not in the text. */
  double of(String word) {
    return weights.getOrDefault(fold(word), 0.0);
  }

  /** The mean weight of a text's words, so that long sentences have no advantage. */
  double meanOf(String text) {
    return Words.in(text).stream().mapToDouble(this::of).average().orElse(0);
  }

  /**
   * The heaviest run of words that stands together in one sentence of a text, at most so many; it
   * begins and ends with a word that weighs something. Empty when none does.
   */
  String strongestPhrase(String text, int mostWords) {
    String best = "";
    double bestWeight = 0;
    for (String clause : text.split("[\\p{Punct}\\p{IsPunctuation}\\n]+")) {
      List<String> words = Words.in(clause);
      for (int start = 0; start < words.size(); start++) {
        double weight = 0;
        for (int end = start; end < Math.min(words.size(), start + mostWords); end++) {
          weight += of(words.get(end));
          if (weight > bestWeight && of(words.get(start)) > 0 && of(words.get(end)) > 0) {
            bestWeight = weight;
            best = between(clause, words, start, end);
          }
        }
      }
    }
    return best;
  }

  /** The clause's own text from one word to another, both included. */
  private static String between(String clause, List<String> words, int start, int end) {
    int from = 0;
    for (int i = 0; i < start; i++) {
      from = clause.indexOf(words.get(i), from) + words.get(i).length();
    }
    from = clause.indexOf(words.get(start), from);
    int to = from;
    for (int i = start; i <= end; i++) {
      to = clause.indexOf(words.get(i), to) + words.get(i).length();
    }
    return clause.substring(from, to).strip().replaceAll("\\s+", " ");
  }

  private static double weigh(String word, double times) {
    return Math.sqrt(times) * Math.log(1 + word.codePointCount(0, word.length()));
  }

  private static boolean isLittle(String word) {
    return LITTLE.contains(word) || word.codePoints().allMatch(Character::isDigit);
  }

  private static String fold(String word) {
    return word.toLowerCase(Locale.ROOT);
  }
}
