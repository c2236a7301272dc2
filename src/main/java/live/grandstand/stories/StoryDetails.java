package live.grandstand.stories;

import jakarta.validation.constraints.NotNull;
import live.grandstand.platform.Text;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What the owner says about a story, and what {@code PATCH} leaves. Not its text: what was spoken
 * and painted belongs to that text, and another text is another story. Blanks around the title and
 * the genre are removed.
 *
 * @param customPrompt what the text model is asked to do; may have several lines
 * @param auto whether each step is followed by the next; null is false
 */
record StoryDetails(
    @NotNull(message = "is missing") @Text(max = 200) @Schema(example = "The bamboo flute")
        String title,
    @Text(max = 50) @Schema(example = "Fairy tale") @Nullable String genre,
    @Text(min = 0, max = 2000, lines = true)
        @Schema(description = "What the text model is asked to do", example = "Keep it short")
        @Nullable String customPrompt,
    @Schema(description = "Whether each step is followed by the next", defaultValue = "false")
        @Nullable Boolean auto) {

  @SuppressWarnings({"NullAway", "ConstantValue"}) // the title is null until it has been validated
  StoryDetails {
    title = title == null ? null : title.strip();
    genre = genre == null ? null : genre.strip();
    auto = auto != null && auto;
  }

  boolean isAuto() {
    return auto != null && auto;
  }
}
