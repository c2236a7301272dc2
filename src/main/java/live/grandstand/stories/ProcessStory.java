package live.grandstand.stories;

import live.grandstand.platform.Text;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Have a story rewritten: the body of {@code POST /stories/{id}/process}.
 *
 * @param customPrompt what the text model is asked to do this time; null for what the story says
 */
record ProcessStory(
    @Text(min = 0, max = 2000, lines = true)
        @Schema(
            description =
                "What the text model is asked to do this time; without it what the story says",
            example = "Keep it short")
        @Nullable String customPrompt) {}
