package live.grandstand.images;

/** What an image model is told: the style, and what the part of the story says. */
final class ImagePrompt {
  /** What is stored; a chunk of long words is cut. */
  static final int MAX_LENGTH = 4_000;

  private static final String FORM =
      "An illustration of this part of a story, in the style: %s. No letters or captions.\n\n%s";

  private ImagePrompt() {}

  static String of(String text, String artStyle) {
    String prompt = FORM.formatted(artStyle, text);
    if (prompt.length() <= MAX_LENGTH) {
      return prompt;
    }
    int end =
        Character.isHighSurrogate(prompt.charAt(MAX_LENGTH - 1)) ? MAX_LENGTH - 1 : MAX_LENGTH;
    return prompt.substring(0, end);
  }
}
