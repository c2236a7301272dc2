package live.grandstand.audio;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A part of a story that was spoken (pipeline.md "Data").
 *
 * @param chunkIndex which part, from 0
 * @param audioFile where the sound is, a path on this server
 * @param duration in seconds
 * @param status always {@code completed}: what is not made yet has no row
 */
public record AudioChunkView(
    UUID id,
    UUID storyId,
    @Schema(description = "Which part of the story, from 0", example = "0") int chunkIndex,
    @Schema(description = "The text that is spoken", example = "It was a dark night.")
        String content,
    @Schema(
            description = "Where the sound is, a path on this server",
            example = "/api/audio/0196f3a2-7c00-7000-8000-000000000001/file")
        String audioFile,
    @Schema(example = "97") int wordCount,
    @Schema(description = "In seconds", example = "38.214") double duration,
    @Schema(example = "en") String voiceModel,
    @Schema(enumeration = "completed", example = "completed") String status) {

  private static final double MILLIS_PER_SECOND = 1e3;

  /**
   * @param base the path of the API, with a slash behind
   */
  static AudioChunkView of(AudioChunk chunk, String base) {
    return new AudioChunkView(
        chunk.id(),
        chunk.storyId(),
        chunk.chunkIndex(),
        chunk.content(),
        base + "audio/" + chunk.id() + "/file",
        chunk.wordCount(),
        chunk.duration().toMillis() / MILLIS_PER_SECOND,
        chunk.voiceModel(),
        "completed");
  }
}
