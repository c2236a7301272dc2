package live.grandstand.providers;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;

/**
 * Rewrites without any model: cleans, makes paragraphs of a readable length, and does the simple
 * things that {@link Instructions} knows. Takes words away, puts a headline above, adds nothing
 * else. Works for any language; equal requests give equal texts.
 */
final class LocalRewriter implements TextModel {
  private static final String PROVIDER = "local";
  private static final int LONG_PARAGRAPH = 120; // words
  private static final int GOOD_PARAGRAPH = 60; // words
  private static final int HEADLINE_WORDS = 7;
  private static final double FIRST_SENTENCE = 1.3; // it says what a story is about

  @Override
  public Rewritten rewrite(RewriteText request) {
    Instructions instructions = Instructions.of(request.prompt());
    List<String> paragraphs = CleanText.paragraphs(request.text());
    if (paragraphs.isEmpty()) {
      throw ProviderException.permanent("The text has no characters that can be seen");
    }
    KeyWords weights = new KeyWords(request.text());
    List<String> written = new ArrayList<>();
    if (instructions.headline()) {
      String headline = headline(paragraphs, weights);
      if (!headline.isEmpty()) {
        written.add(headline);
      }
    }
    written.addAll(instructions.keep() ? paragraphs : body(paragraphs, instructions, weights));
    return new Rewritten(String.join("\n\n", written), PROVIDER);
  }

  private static String headline(List<String> paragraphs, KeyWords weights) {
    String phrase = weights.strongestPhrase(String.join("\n", paragraphs), HEADLINE_WORDS);
    if (phrase.isEmpty()) {
      return "";
    }
    int second = phrase.offsetByCodePoints(0, 1);
    return phrase.substring(0, second).toUpperCase(Locale.ROOT) + phrase.substring(second);
  }

  private static List<String> body(
      List<String> paragraphs, Instructions instructions, KeyWords weights) {
    int all = paragraphs.stream().mapToInt(Words::count).sum();
    int target = instructions.target(all);
    List<String> split = paragraphs.stream().flatMap(p -> split(p).stream()).toList();
    return target >= all ? split : shorten(split, target, weights);
  }

  /** A paragraph that is too long to read at ease becomes several, between sentences. */
  private static List<String> split(String paragraph) {
    if (Words.count(paragraph) <= LONG_PARAGRAPH || paragraph.contains("\n")) {
      return List.of(paragraph);
    }
    List<String> parts = new ArrayList<>();
    StringJoiner part = new StringJoiner(" ");
    int words = 0;
    for (String sentence : Words.sentences(paragraph)) {
      part.add(sentence);
      words += Words.count(sentence);
      if (words >= GOOD_PARAGRAPH) {
        parts.add(part.toString());
        part = new StringJoiner(" ");
        words = 0;
      }
    }
    if (part.length() > 0) {
      parts.add(part.toString());
    }
    return parts;
  }

  /** Leaves the sentences that weigh most, in their order and their paragraphs. */
  private static List<String> shorten(List<String> paragraphs, int target, KeyWords weights) {
    List<Sentence> sentences = sentences(paragraphs, weights);
    List<Sentence> heaviest =
        sentences.stream().sorted(Comparator.comparingDouble(Sentence::weight).reversed()).toList();
    List<Sentence> kept = new ArrayList<>();
    int left = target;
    for (Sentence sentence : heaviest) {
      if (sentence.words() <= left) {
        kept.add(sentence);
        left -= sentence.words();
      }
    }
    if (kept.isEmpty()) {
      return List.of(Words.first(target, heaviest.get(0).text()) + "…");
    }
    return rejoin(sentences.stream().filter(Set.copyOf(kept)::contains).toList());
  }

  private static List<Sentence> sentences(List<String> paragraphs, KeyWords weights) {
    List<Sentence> sentences = new ArrayList<>();
    for (int paragraph = 0; paragraph < paragraphs.size(); paragraph++) {
      for (String text : Words.sentences(paragraphs.get(paragraph))) {
        double weight = weights.meanOf(text) * (sentences.isEmpty() ? FIRST_SENTENCE : 1);
        sentences.add(new Sentence(sentences.size(), paragraph, text, Words.count(text), weight));
      }
    }
    return sentences;
  }

  private static List<String> rejoin(List<Sentence> sentences) {
    Map<Integer, StringJoiner> paragraphs = new LinkedHashMap<>();
    for (Sentence sentence : sentences) {
      paragraphs
          .computeIfAbsent(sentence.paragraph(), number -> new StringJoiner(" "))
          .add(sentence.text());
    }
    return paragraphs.values().stream().map(StringJoiner::toString).toList();
  }

  private record Sentence(int number, int paragraph, String text, int words, double weight) {}
}
