package live.grandstand.jobs;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/** A file of a batch. Changed only by who has locked its run or its batch. */
@Entity
@Table(name = "batch_items")
@DynamicUpdate
class BatchItem {
  private static final int TEXT_LENGTH = 1000;

  @Id private UUID id;

  @Column(name = "job_id", nullable = false, updatable = false)
  private UUID jobId;

  @Column(name = "file_index", nullable = false, updatable = false)
  private int fileIndex;

  @Column(nullable = false, updatable = false)
  private String name;

  @Column(name = "story_id", updatable = false)
  private @Nullable UUID storyId;

  @Enumerated(EnumType.STRING)
  @Column(nullable = false)
  private JobState state;

  @Enumerated(EnumType.STRING)
  private @Nullable StepKind step;

  private @Nullable String error;

  @Column(name = "started_at")
  private @Nullable Instant startedAt;

  @Column(name = "finished_at")
  private @Nullable Instant finishedAt;

  /** For JPA, which fills the fields. */
  @SuppressWarnings("NullAway.Init")
  protected BatchItem() {}

  BatchItem(UUID id, UUID jobId, int fileIndex, String name, @Nullable UUID storyId) {
    this.id = id;
    this.jobId = jobId;
    this.fileIndex = fileIndex;
    this.name = name;
    this.storyId = storyId;
    this.state = JobState.QUEUED;
  }

  void reach(StepKind step, Instant now) {
    if (state == JobState.QUEUED) {
      state = state.become(JobState.RUNNING);
      startedAt = now;
    }
    this.step = step;
  }

  void complete(Instant now) {
    state = state.become(JobState.COMPLETED);
    finishedAt = now;
  }

  void fail(String why, Instant now) {
    state = state.become(JobState.FAILED);
    error = why.length() > TEXT_LENGTH ? why.substring(0, TEXT_LENGTH) : why;
    finishedAt = now;
  }

  void cancel(Instant now) {
    state = state.become(JobState.CANCELLED);
    finishedAt = now;
  }

  /** Once more from the step that failed. */
  void retry() {
    state = state.become(JobState.QUEUED);
    error = null;
    startedAt = null;
    finishedAt = null;
  }

  /** Whether it failed and there is a story to try it with again. */
  boolean mayBeRetried() {
    return state == JobState.FAILED && storyId != null;
  }

  UUID id() {
    return id;
  }

  int fileIndex() {
    return fileIndex;
  }

  String name() {
    return name;
  }

  @Nullable UUID storyId() {
    return storyId;
  }

  JobState state() {
    return state;
  }

  @Nullable StepKind step() {
    return step;
  }

  @Nullable String error() {
    return error;
  }
}
