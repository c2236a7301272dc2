package live.grandstand.jobs;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import live.grandstand.accounts.UserSummary;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A batch, as its owner sees it. */
public record BatchView(
    UUID id,
    UserSummary owner,
    PipelineSettings settings,
    JobState state,
    int totalFiles,
    @Schema(description = "Those that are done, with those that failed") int processedFiles,
    int failedFiles,
    @Schema(description = "The step that a file began last") @Nullable StepKind currentStep,
    @Schema(description = "Its files, in order; lists leave them out")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable List<BatchItemView> items,
    Instant createdAt,
    @Nullable Instant startedAt,
    @Nullable Instant finishedAt) {
  static BatchView of(BatchJob job, UserSummary owner, @Nullable List<BatchItem> items) {
    return new BatchView(
        job.id(),
        owner,
        job.settings(),
        job.state(),
        job.totalFiles(),
        job.processedFiles(),
        job.failedFiles(),
        job.currentStep(),
        items == null ? null : items.stream().map(BatchItemView::of).toList(),
        job.createdAt(),
        job.startedAt(),
        job.finishedAt());
  }
}
