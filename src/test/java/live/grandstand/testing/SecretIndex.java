package live.grandstand.testing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds any of many texts in a line, in one walk along the line: a rolling hash of as many
 * characters as the shortest text has says which texts are worth a comparison.
 */
final class SecretIndex {
  private static final int WINDOW = SecretsInUse.SHORTEST;
  private static final int BASE = 31;

  /** {@code BASE} to the power of {@code WINDOW - 1}, as int arithmetic has it. */
  private static final int HIGHEST = highest();

  private record Secret(String kind, String text) {}

  private final Map<Integer, List<Secret>> byBeginning = new HashMap<>();
  private int size;

  private static int highest() {
    int power = 1;
    for (int i = 1; i < WINDOW; i++) {
      power *= BASE;
    }
    return power;
  }

  int size() {
    return size;
  }

  /** Adds a text of at least {@link SecretsInUse#SHORTEST} characters. */
  void add(String kind, String text) {
    byBeginning
        .computeIfAbsent(hash(text), beginning -> new ArrayList<>())
        .add(new Secret(kind, text));
    size++;
  }

  /** The kind of the first of the texts that is in the line. */
  Optional<String> find(String line) {
    if (line.length() < WINDOW) {
      return Optional.empty();
    }
    int hash = hash(line);
    for (int from = 0; ; from++) {
      Optional<String> found = at(from, hash, line);
      if (found.isPresent() || from + WINDOW == line.length()) {
        return found;
      }
      hash = (hash - line.charAt(from) * HIGHEST) * BASE + line.charAt(from + WINDOW);
    }
  }

  private Optional<String> at(int from, int hash, String line) {
    List<Secret> candidates = byBeginning.get(hash);
    if (candidates == null) {
      return Optional.empty();
    }
    return candidates.stream()
        .filter(secret -> line.startsWith(secret.text, from))
        .map(Secret::kind)
        .findFirst();
  }

  private static int hash(String text) {
    int hash = 0;
    for (int i = 0; i < WINDOW; i++) {
      hash = hash * BASE + text.charAt(i);
    }
    return hash;
  }
}
