package live.grandstand.providers;

/**
 * A text that was rewritten.
 *
 * @param text not blank
 * @param provider who did it: {@code local}, {@code gemini}, {@code openai}, {@code ollama}
 */
public record Rewritten(String text, String provider) {
  public Rewritten {
    if (text.isBlank()) {
      throw new IllegalArgumentException("nothing was written");
    }
  }

  @Override
  public String toString() {
    return "Rewritten[" + text.length() + " chars, " + provider + "]";
  }
}
