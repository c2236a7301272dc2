package live.grandstand.providers;

import java.util.List;

/**
 * How large a picture is, in pixels. Only sizes of the {@link #catalogue()} exist; written as
 * {@code 1024x1024}.
 */
public record ImageSize(int width, int height) {
  private static final List<String> CATALOGUE =
      List.of(
          "256x256",
          "512x512",
          "768x768",
          "1024x1024",
          "1024x768",
          "768x1024",
          "1280x720",
          "720x1280",
          "1536x1024",
          "1024x1536",
          "1792x1024",
          "1024x1792");

  /** For those who name none. */
  public static final ImageSize STANDARD = new ImageSize(1024, 1024);

  public ImageSize {
    if (!CATALOGUE.contains(width + "x" + height)) {
      throw new IllegalArgumentException("must be one of " + String.join(", ", CATALOGUE));
    }
  }

  /** The sizes there are, as they are written. */
  public static List<String> catalogue() {
    return CATALOGUE;
  }

  /**
   * Reads a size.
   *
   * @throws IllegalArgumentException whose message, after the field's name, says what is allowed
   */
  public static ImageSize parse(String text) {
    if (!CATALOGUE.contains(text)) {
      throw new IllegalArgumentException("must be one of " + String.join(", ", CATALOGUE));
    }
    int by = text.indexOf('x');
    return new ImageSize(
        Integer.parseInt(text.substring(0, by)), Integer.parseInt(text.substring(by + 1)));
  }

  @Override
  public String toString() {
    return width + "x" + height;
  }
}
