package live.grandstand.stories;

import java.time.Instant;
import java.util.UUID;
import live.grandstand.accounts.UserSummary;
import live.grandstand.jobs.StepKind;
import org.jspecify.annotations.Nullable;

/** The columns of a story that a list shows. */
record StoryRow(
    UUID id,
    UUID ownerId,
    String title,
    @Nullable String genre,
    @Nullable String customPrompt,
    boolean storyGenerated,
    boolean audioGenerated,
    boolean imagesGenerated,
    @Nullable StepKind step,
    @Nullable String error,
    int originalWordCount,
    @Nullable Integer generatedWordCount,
    @Nullable Long processingTimeMillis,
    @Nullable String provider,
    boolean auto,
    Instant createdAt,
    Instant updatedAt) {

  StorySummary shown(UserSummary owner) {
    return new StorySummary(
        id,
        owner,
        title,
        genre,
        customPrompt,
        new StoryStatus(storyGenerated, audioGenerated, imagesGenerated, step, error),
        new StoryMetadata(originalWordCount, generatedWordCount, processingTimeMillis, provider),
        auto,
        createdAt,
        updatedAt);
  }
}
