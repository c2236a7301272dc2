package live.grandstand.stories;

import java.time.Instant;
import java.util.UUID;
import live.grandstand.accounts.UserSummary;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A story in a list: {@link StoryView} without its texts, of which a page may have many megabytes.
 */
public record StorySummary(
    UUID id,
    UserSummary owner,
    @Schema(example = "The bamboo flute") String title,
    @Schema(example = "Fairy tale") @Nullable String genre,
    @Schema(description = "What the text model is asked to do", example = "Keep it short")
        @Nullable String customPrompt,
    StoryStatus status,
    StoryMetadata metadata,
    @Schema(description = "Whether each step is followed by the next") boolean auto,
    Instant createdAt,
    Instant updatedAt) {}
