package live.grandstand.stories;

import java.time.Instant;
import java.util.UUID;
import live.grandstand.accounts.UserSummary;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A story as REST shows it (pipeline.md "Data").
 *
 * @param originalContent the text that was given
 * @param generatedContent what the text model made of it; null while there is none
 * @param auto whether each step is followed by the next
 */
public record StoryView(
    UUID id,
    UserSummary owner,
    @Schema(example = "The bamboo flute") String title,
    @Schema(example = "Fairy tale") @Nullable String genre,
    @Schema(description = "What the text model is asked to do", example = "Keep it short")
        @Nullable String customPrompt,
    @Schema(example = "Once upon a time…") String originalContent,
    @Schema(
            description = "What the text model made of it; null while there is none",
            example = "Once upon a time there was…")
        @Nullable String generatedContent,
    StoryStatus status,
    StoryMetadata metadata,
    @Schema(description = "Whether each step is followed by the next") boolean auto,
    Instant createdAt,
    Instant updatedAt) {

  static StoryView of(Story story, UserSummary owner) {
    return new StoryView(
        story.id(),
        owner,
        story.title(),
        story.genre(),
        story.customPrompt(),
        story.originalContent(),
        story.generatedContent(),
        story.status(),
        story.metadata(),
        story.isAuto(),
        story.createdAt(),
        story.updatedAt());
  }

  /** Leaves the text out: it must not get into a log. */
  @Override
  public String toString() {
    return "StoryView[id=" + id + ", status=" + status + "]";
  }
}
