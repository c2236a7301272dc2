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

/**
 * The row of a run. Changed only by who has locked it. Whoever works on it has its claim: what a
 * node does that lost the claim meanwhile does not count.
 */
@Entity
@Table(name = "step_runs")
@DynamicUpdate
class StoredRun {
  private static final int ERROR_LENGTH = 1000;

  @Id private UUID id;

  @Column(name = "story_id", nullable = false, updatable = false)
  private UUID storyId;

  @Column(name = "owner_id", nullable = false, updatable = false)
  private UUID ownerId;

  @Enumerated(EnumType.STRING)
  @Column(nullable = false, updatable = false)
  private StepKind kind;

  @Enumerated(EnumType.STRING)
  @Column(nullable = false)
  private JobState state;

  @JdbcTypeCode(SqlTypes.JSON)
  @Column(nullable = false)
  private PipelineSettings settings;

  @Column(name = "content_version", nullable = false, updatable = false)
  private int contentVersion;

  @Column(name = "item_id")
  private @Nullable UUID itemId;

  @Column(name = "job_id")
  private @Nullable UUID jobId;

  @Column(nullable = false)
  private UUID rank;

  @JdbcTypeCode(SqlTypes.SMALLINT)
  private @Nullable Integer lane;

  private @Nullable UUID claim;

  @Column(name = "due_at", nullable = false)
  private Instant dueAt;

  @JdbcTypeCode(SqlTypes.SMALLINT)
  @Column(nullable = false)
  private int tries;

  @Column(name = "total_chunks")
  private @Nullable Integer totalChunks;

  @Column(name = "done_chunks", nullable = false)
  private int doneChunks;

  @Column(name = "failed_chunk")
  private @Nullable Integer failedChunk;

  private @Nullable String error;

  @Column(name = "created_at", nullable = false)
  private Instant createdAt;

  @Column(name = "started_at")
  private @Nullable Instant startedAt;

  @Column(name = "finished_at")
  private @Nullable Instant finishedAt;

  @Column(name = "processing_ms", nullable = false)
  private long processingMs;

  /** For JPA, which fills the fields. */
  @SuppressWarnings("NullAway.Init")
  protected StoredRun() {}

  StoredRun(
      UUID id, EnqueueStep wanted, @Nullable UUID rank, @Nullable BatchFile file, Instant now) {
    this.id = id;
    this.storyId = wanted.storyId();
    this.ownerId = wanted.ownerId();
    this.kind = wanted.kind();
    this.state = JobState.QUEUED;
    this.settings = wanted.settings();
    this.contentVersion = wanted.contentVersion();
    this.itemId = file == null ? null : file.itemId();
    this.jobId = file == null ? null : file.jobId();
    this.rank = rank == null ? id : rank;
    this.dueAt = now;
    this.createdAt = now;
  }

  // ---- moves -----------------------------------------------------------------------------------

  /** Goes on from the chunks that are there, for whoever wants it now. */
  void enqueueAgain(EnqueueStep wanted, @Nullable BatchFile file, Instant now) {
    state = state.become(JobState.QUEUED);
    settings = wanted.settings();
    itemId = file == null ? null : file.itemId();
    jobId = file == null ? null : file.jobId();
    rank = id;
    lane = null;
    claim = null;
    dueAt = now;
    createdAt = now;
    startedAt = null;
    finishedAt = null;
    failedChunk = null;
    error = null;
    tries = 0;
  }

  /** Somebody else works on it from now on; nobody but them stores anything. */
  void take(int lane, UUID claim) {
    if (state == JobState.QUEUED) {
      state = state.become(JobState.RUNNING);
    }
    this.lane = lane;
    this.claim = claim;
  }

  /** How much there is to do, and how much of it is done. */
  void plan(StepPlan plan, Instant now) {
    totalChunks = plan.total();
    doneChunks = plan.done().size();
    if (startedAt == null) {
      startedAt = now;
    }
  }

  void count(Duration took) {
    doneChunks++;
    tries = 0;
    processingMs += took.toMillis();
  }

  /** Another try of the chunk at hand, not before that time. */
  void tryAgain(Instant notBefore) {
    tries++;
    dueAt = notBefore;
  }

  void complete(Instant now) {
    finish(JobState.COMPLETED, now);
  }

  void fail(@Nullable Integer chunk, String why, Instant now) {
    failedChunk = chunk;
    error = why.length() > ERROR_LENGTH ? why.substring(0, ERROR_LENGTH) : why;
    finish(JobState.FAILED, now);
    claim = null;
  }

  /** The chunk at hand may still be stored: its claim stays good. */
  void cancel(Instant now) {
    finish(JobState.CANCELLED, now);
  }

  private void finish(JobState end, Instant now) {
    state = state.become(end);
    finishedAt = now;
    lane = null;
  }

  // ---- reading ---------------------------------------------------------------------------------

  /** What the feature that the step belongs to gets to see. */
  StepRun view() {
    return new StepRun(id, storyId, ownerId, kind, settings, contentVersion, jobId);
  }

  /** The same with what a node has to know that works on it. */
  TakenRun taken(StepPlan plan, UUID claim) {
    return new TakenRun(view(), claim, plan, Duration.ofMillis(processingMs), doneChunks);
  }

  boolean continuesWith(EnqueueStep wanted) {
    return !state.isActive()
        && state != JobState.COMPLETED
        && contentVersion == wanted.contentVersion()
        && settings.makesTheSame(kind, wanted.settings());
  }

  boolean isClaimedBy(UUID whose) {
    return whose.equals(claim);
  }

  boolean isDone() {
    return totalChunks != null && doneChunks >= totalChunks;
  }

  boolean hasStarted() {
    return startedAt != null;
  }

  UUID id() {
    return id;
  }

  UUID storyId() {
    return storyId;
  }

  UUID ownerId() {
    return ownerId;
  }

  StepKind kind() {
    return kind;
  }

  JobState state() {
    return state;
  }

  PipelineSettings settings() {
    return settings;
  }

  @Nullable BatchFile file() {
    return itemId == null || jobId == null ? null : new BatchFile(itemId, jobId);
  }

  UUID rank() {
    return rank;
  }

  int tries() {
    return tries;
  }

  int total() {
    return totalChunks == null ? 0 : totalChunks;
  }

  int done() {
    return doneChunks;
  }

  Duration processing() {
    return Duration.ofMillis(processingMs);
  }
}
