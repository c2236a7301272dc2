package live.grandstand.stories;

import live.grandstand.jobs.StepKind;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How far a story is (pipeline.md "Data").
 *
 * @param storyGenerated whether there is a generated text
 * @param audioGenerated whether all of it is spoken
 * @param imagesGenerated whether all of it has pictures
 * @param step which step waits or is worked on, or was the last one that failed; null for none
 * @param error why that one failed; null while nothing has
 */
public record StoryStatus(
    boolean storyGenerated,
    boolean audioGenerated,
    boolean imagesGenerated,
    @Schema(description = "The step that is under way, or the one that failed")
        @Nullable StepKind step,
    @Schema(description = "Why it failed", example = "The speech provider does not answer")
        @Nullable String error) {}
