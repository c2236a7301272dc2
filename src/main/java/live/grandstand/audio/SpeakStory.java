package live.grandstand.audio;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import live.grandstand.jobs.PipelineSettings;
import live.grandstand.platform.Text;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Have a story spoken: the body of {@code POST /stories/{id}/audio}.
 *
 * @param maxWordsPerChunk words in one file; null for 100
 * @param voiceModel whose voice; null for the standard one
 */
record SpeakStory(
    @Min(value = 20, message = "must be 20 to 500")
        @Max(value = 500, message = "must be 20 to 500")
        @Schema(description = "Words in one file; 100 when nobody says", example = "100")
        @Nullable Integer maxWordsPerChunk,
    @Text(max = 64)
        @Schema(description = "Whose voice; without it the standard one", example = "en")
        @Nullable String voiceModel) {
  /** What is done when nobody says. */
  static final SpeakStory STANDARD = new SpeakStory(null, null);

  int words() {
    return maxWordsPerChunk == null ? PipelineSettings.STANDARD_WORDS : maxWordsPerChunk;
  }
}
