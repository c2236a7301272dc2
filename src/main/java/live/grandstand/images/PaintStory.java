package live.grandstand.images;

import live.grandstand.jobs.PipelineSettings;
import live.grandstand.platform.AppException;
import live.grandstand.platform.Text;
import live.grandstand.providers.ImageSize;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Have a story painted: the body of {@code POST /stories/{id}/images}.
 *
 * @param artStyle what the pictures look like; null for realistic
 * @param imageSize width and height, one of {@link ImageSize#catalogue}; null for 1024x1024
 */
record PaintStory(
    @Text(max = 50) @Schema(description = "What the pictures look like", example = "watercolor")
        @Nullable String artStyle,
    @Schema(
            description = "Width and height in pixels; 1024x1024 when nobody says",
            enumeration = {
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
              "1024x1792"
            },
            example = "512x512")
        @Nullable String imageSize) {
  /** What is done when nobody says. */
  static final PaintStory STANDARD = new PaintStory(null, null);

  String style() {
    return artStyle == null ? PipelineSettings.STANDARD_STYLE : artStyle.strip();
  }

  /**
   * The size.
   *
   * @throws AppException {@code BAD_REQUEST} for one that there is not
   */
  ImageSize size() {
    try {
      return imageSize == null ? ImageSize.STANDARD : ImageSize.parse(imageSize);
    } catch (IllegalArgumentException e) {
      throw AppException.badRequest("imageSize", String.valueOf(e.getMessage()));
    }
  }
}
