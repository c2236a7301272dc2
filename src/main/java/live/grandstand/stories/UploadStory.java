package live.grandstand.stories;

import jakarta.validation.constraints.NotNull;
import live.grandstand.platform.Text;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The fields of {@code POST /stories/upload}, as the OpenAPI document shows them. */
record UploadStory(
    @NotNull @Schema(description = "At most 5 MB", format = "binary", example = "Once upon a time…")
        String file,
    @Text(max = 200)
        @Schema(description = "Without it the file's name", example = "The bamboo flute")
        @Nullable String title,
    @Text(max = 50) @Schema(example = "Fairy tale") @Nullable String genre,
    @Text(min = 0, max = 2000, lines = true) @Schema(example = "Keep it short")
        @Nullable String customPrompt,
    @Schema(defaultValue = "false") @Nullable Boolean auto) {}
