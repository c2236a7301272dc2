package live.grandstand.providers;

/**
 * Paint a picture.
 *
 * @param prompt what is wanted, as an image model is told
 * @param text the part of the story that the picture is for
 * @param artStyle a name such as {@code watercolor}; any is allowed
 * @param size how large
 */
public record PaintImage(String prompt, String text, String artStyle, ImageSize size) {
  @Override
  public String toString() {
    return "PaintImage[" + text.length() + " chars, " + artStyle + ", " + size + "]";
  }
}
