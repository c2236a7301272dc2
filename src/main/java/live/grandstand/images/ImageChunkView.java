package live.grandstand.images;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A part of a story that was painted (pipeline.md "Data").
 *
 * @param chunkIndex which part, from 0
 * @param imageFile where the picture is, a path on this server
 * @param status always {@code completed}: what is not made yet has no row
 */
public record ImageChunkView(
    UUID id,
    UUID storyId,
    @Schema(description = "Which part of the story, from 0", example = "0") int chunkIndex,
    @Schema(description = "The text that the picture is of", example = "It was a dark night.")
        String content,
    @Schema(
            description = "Where the picture is, a path on this server",
            example = "/api/images/0196f3a2-7c00-7000-8000-000000000001/file")
        String imageFile,
    @Schema(description = "What the image model was told", example = "An illustration of …")
        String prompt,
    Style style,
    @Schema(description = "Width and height in pixels", example = "1024x1024") String imageSize,
    @Schema(enumeration = "completed", example = "completed") String status) {

  /** What it looks like. */
  public record Style(@Schema(example = "watercolor") String artStyle) {}

  /**
   * @param base the path of the API, with a slash behind
   */
  static ImageChunkView of(ImageChunk chunk, String base) {
    return new ImageChunkView(
        chunk.id(),
        chunk.storyId(),
        chunk.chunkIndex(),
        chunk.content(),
        base + "images/" + chunk.id() + "/file",
        chunk.prompt(),
        new Style(chunk.artStyle()),
        chunk.imageSize(),
        "completed");
  }
}
