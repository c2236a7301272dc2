package live.grandstand.stories;

import jakarta.validation.constraints.NotNull;
import live.grandstand.platform.Text;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A new story: the body of {@code POST /stories}.
 *
 * @param content the text, at most {@value #MAX_CONTENT} characters; one with nothing visible in it
 *     is well-formed and refused all the same (422)
 */
record CreateStory(
    @NotNull(message = "is missing") @Text(max = 200) @Schema(example = "The bamboo flute")
        String title,
    @NotNull(message = "is missing")
        @Schema(
            description = "The text",
            minLength = 1,
            maxLength = CreateStory.MAX_CONTENT,
            example = "Once upon a time…")
        String content,
    @Text(max = 50) @Schema(example = "Fairy tale") @Nullable String genre,
    @Text(min = 0, max = 2000, lines = true)
        @Schema(description = "What the text model is asked to do", example = "Keep it short")
        @Nullable String customPrompt,
    @Schema(
            description = "Whether all steps are done, one after the other, beginning now",
            defaultValue = "false")
        @Nullable Boolean auto) {
  static final int MAX_CONTENT = 200_000;

  /** All of that many characters as {@code \\u} escapes, and room for the rest. */
  static final int MAX_BYTES = 12 * MAX_CONTENT + 64 * 1024;

  StoryDetails details() {
    return new StoryDetails(title, genre, customPrompt, auto);
  }

  @Override
  public String toString() {
    return "CreateStory[]"; // a story is nobody's log line
  }
}
