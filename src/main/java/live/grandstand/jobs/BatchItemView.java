package live.grandstand.jobs;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A file of a batch, as its owner sees it. */
public record BatchItemView(
    UUID id,
    @Schema(description = "From 0, in the order in which they were given") int fileIndex,
    @Schema(description = "As the user calls it, or the story's title", example = "flute.docx")
        String name,
    @Schema(description = "Null when the file was refused, and when the story is deleted")
        @Nullable UUID storyId,
    JobState state,
    @Schema(description = "The step that it is in, or got to") @Nullable StepKind step,
    @Schema(description = "Why it failed", example = "The file is locked by a password")
        @Nullable String error) {
  static BatchItemView of(BatchItem item) {
    return new BatchItemView(
        item.id(),
        item.fileIndex(),
        item.name(),
        item.storyId(),
        item.state(),
        item.step(),
        item.error());
  }
}
