package live.grandstand.stories;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Figures of a story (pipeline.md "Data").
 *
 * @param originalWordCount words of the text that was given, in any language
 * @param generatedWordCount words of the generated text; null while there is none
 * @param processingTime how long that one took, in milliseconds; null while there is none
 * @param provider who wrote it; null while there is none
 */
public record StoryMetadata(
    int originalWordCount,
    @Nullable Integer generatedWordCount,
    @Schema(
            description = "How long the generated text took, in milliseconds",
            implementation = long.class,
            example = "840")
        @Nullable Long processingTime,
    @Schema(description = "Who wrote it", example = "local") @Nullable String provider) {}
