package live.grandstand.jobs;

import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How the steps of a chain are done: of one step, of all that {@code auto} means, or of a batch.
 *
 * @param steps which steps, in order; of a run: this one and those that follow
 * @param customPrompt what the text model is asked to do; null for the story's own
 * @param maxWordsPerChunk words in one audio file, 20 to 500
 * @param voiceModel a voice of the speech provider; null for its standard one
 * @param artStyle what pictures look like
 * @param imageSize width and height in pixels, {@code 1024x1024}
 */
public record PipelineSettings(
    List<StepKind> steps,
    @Schema(example = "Keep it short") @Nullable String customPrompt,
    int maxWordsPerChunk,
    @Schema(example = "vi") @Nullable String voiceModel,
    @Schema(example = "realistic") String artStyle,
    @Schema(example = "1024x1024") String imageSize) {
  /** Words in one audio file, when nobody says. */
  public static final int STANDARD_WORDS = 100;

  /** What pictures look like, when nobody says. */
  public static final String STANDARD_STYLE = "realistic";

  /** How large pictures are, when nobody says. */
  public static final String STANDARD_SIZE = "1024x1024";

  public PipelineSettings {
    steps = List.copyOf(steps);
    if (steps.isEmpty()) {
      throw new IllegalArgumentException("steps must name at least one step");
    }
  }

  /** These steps, the rest as when nobody says. */
  public static PipelineSettings standard(List<StepKind> steps, @Nullable String customPrompt) {
    return new PipelineSettings(
        steps, customPrompt, STANDARD_WORDS, null, STANDARD_STYLE, STANDARD_SIZE);
  }

  /** What is left when the first step is done. */
  PipelineSettings rest() {
    return from(steps.get(1));
  }

  /** What is left from a step on. */
  PipelineSettings from(StepKind step) {
    return new PipelineSettings(
        steps.subList(steps.indexOf(step), steps.size()),
        customPrompt,
        maxWordsPerChunk,
        voiceModel,
        artStyle,
        imageSize);
  }

  /** Whether a step makes the same chunks by these settings and by those. */
  boolean makesTheSame(StepKind kind, PipelineSettings other) {
    return switch (kind) {
      case STORY -> Objects.equals(customPrompt, other.customPrompt);
      case AUDIO ->
          maxWordsPerChunk == other.maxWordsPerChunk
              && Objects.equals(voiceModel, other.voiceModel);
      case IMAGES -> artStyle.equals(other.artStyle) && imageSize.equals(other.imageSize);
    };
  }
}
