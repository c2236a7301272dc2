package live.grandstand.jobs;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A batch: files that go through the same steps. Changed only by who has locked it. */
@Entity
@Table(name = "batch_jobs")
@DynamicUpdate
class BatchJob {
  @Id private UUID id;

  @Column(name = "owner_id", nullable = false, updatable = false)
  private UUID ownerId;

  @JdbcTypeCode(SqlTypes.JSON)
  @Column(nullable = false, updatable = false)
  private PipelineSettings settings;

  @Enumerated(EnumType.STRING)
  @Column(nullable = false)
  private JobState state;

  @Column(name = "total_files", nullable = false, updatable = false)
  private int totalFiles;

  @Column(name = "processed_files", nullable = false)
  private int processedFiles;

  @Column(name = "failed_files", nullable = false)
  private int failedFiles;

  @Enumerated(EnumType.STRING)
  @Column(name = "current_step")
  private @Nullable StepKind currentStep;

  @Column(name = "created_at", nullable = false, updatable = false)
  private Instant createdAt;

  @Column(name = "started_at")
  private @Nullable Instant startedAt;

  @Column(name = "finished_at")
  private @Nullable Instant finishedAt;

  /** For JPA, which fills the fields. */
  @SuppressWarnings("NullAway.Init")
  protected BatchJob() {}

  BatchJob(UUID id, UUID ownerId, PipelineSettings settings, int totalFiles, Instant now) {
    this.id = id;
    this.ownerId = ownerId;
    this.settings = settings;
    this.state = JobState.QUEUED;
    this.totalFiles = totalFiles;
    this.createdAt = now;
  }

  /** A step of one of its files begins; answers whether it is the first that does. */
  boolean reach(StepKind step, Instant now) {
    currentStep = step;
    if (state != JobState.QUEUED) {
      return false;
    }
    state = state.become(JobState.RUNNING);
    startedAt = now;
    return true;
  }

  /** A file is done, one way or the other. */
  void count(JobState how) {
    processedFiles++;
    if (how == JobState.FAILED) {
      failedFiles++;
    }
  }

  boolean isProcessed() {
    return processedFiles >= totalFiles;
  }

  /** The end: failed when every file has. */
  void finish(Instant now) {
    state = state.become(failedFiles == totalFiles ? JobState.FAILED : JobState.COMPLETED);
    finishedAt = now;
    currentStep = null;
  }

  void cancel(Instant now) {
    state = state.become(JobState.CANCELLED);
    finishedAt = now;
    currentStep = null;
  }

  /** So many of the files that failed are queued once more. */
  void retry(int files) {
    state = state.become(JobState.QUEUED);
    processedFiles -= files;
    failedFiles -= files;
    startedAt = null;
    finishedAt = null;
  }

  /** How long it has been worked on. */
  Duration spent(Instant now) {
    return startedAt == null ? Duration.ZERO : Duration.between(startedAt, now);
  }

  UUID id() {
    return id;
  }

  UUID ownerId() {
    return ownerId;
  }

  PipelineSettings settings() {
    return settings;
  }

  JobState state() {
    return state;
  }

  int totalFiles() {
    return totalFiles;
  }

  int processedFiles() {
    return processedFiles;
  }

  int failedFiles() {
    return failedFiles;
  }

  @Nullable StepKind currentStep() {
    return currentStep;
  }

  Instant createdAt() {
    return createdAt;
  }

  @Nullable Instant startedAt() {
    return startedAt;
  }

  @Nullable Instant finishedAt() {
    return finishedAt;
  }
}
