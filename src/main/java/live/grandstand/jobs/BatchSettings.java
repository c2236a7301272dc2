package live.grandstand.jobs;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import live.grandstand.platform.AppException;
import live.grandstand.platform.Text;
import live.grandstand.providers.ImageSize;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What is done to each file of a batch (rest.md "Stories, audio, images, jobs, dashboard"). Null is
 * what it is for those who say nothing.
 */
public record BatchSettings(
    @NotNull(message = "is missing")
        @Size(min = 1, max = 3, message = "must be 1 to 3 steps")
        @Schema(
            description = "In the order story, audio, images, each once",
            example = "[\"story\", \"audio\", \"images\"]")
        List<@NotNull(message = "must be a step") StepKind> steps,
    @Text(max = 2000)
        @Schema(
            description = "What the text model is asked to do; else the story's own",
            example = "Keep it short")
        @Nullable String customPrompt,
    @Min(value = 20, message = "must be from 20 to 500")
        @Max(value = 500, message = "must be from 20 to 500")
        @Schema(description = "Words in one audio file", defaultValue = "100")
        @Nullable Integer maxWordsPerChunk,
    @Text(max = 64) @Schema(description = "A voice of the speech provider", example = "vi")
        @Nullable String voiceModel,
    @Text(max = 50) @Schema(description = "What pictures look like", defaultValue = "realistic")
        @Nullable String artStyle,
    @Schema(description = "Of pictures, in pixels", defaultValue = "1024x1024")
        @Nullable String imageSize) {

  /**
   * The same with what nobody said.
   *
   * @throws AppException {@code BAD_REQUEST} naming the field
   */
  PipelineSettings complete() {
    for (int i = 1; i < steps.size(); i++) {
      if (steps.get(i).ordinal() <= steps.get(i - 1).ordinal()) {
        throw AppException.badRequest(
            "steps", "must be in the order story, audio, images, each once");
      }
    }
    return new PipelineSettings(
        steps,
        customPrompt,
        maxWordsPerChunk == null ? PipelineSettings.STANDARD_WORDS : maxWordsPerChunk,
        voiceModel,
        artStyle == null ? PipelineSettings.STANDARD_STYLE : artStyle,
        size());
  }

  private String size() {
    if (imageSize == null) {
      return PipelineSettings.STANDARD_SIZE;
    }
    try {
      return ImageSize.parse(imageSize).toString();
    } catch (IllegalArgumentException e) {
      throw AppException.badRequest("imageSize", String.valueOf(e.getMessage()));
    }
  }
}
