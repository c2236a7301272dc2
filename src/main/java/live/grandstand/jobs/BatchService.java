package live.grandstand.jobs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import live.grandstand.accounts.Caller;
import live.grandstand.accounts.UserService;
import live.grandstand.jobs.StepChanged.Phase;
import live.grandstand.platform.AppException;
import live.grandstand.platform.Ids;
import live.grandstand.platform.Page;
import live.grandstand.platform.Paging;
import org.jspecify.annotations.Nullable;

/**
 * Batches: what is made of many files. Each file's chain of steps is a run like any other; a batch
 * follows what becomes of them, in their transactions, and ends with the last one. Rows are locked
 * in the order run, story, file, batch.
 */
@ApplicationScoped
public class BatchService {
  /** Files of one batch. */
  static final int MAX_FILES = 50;

  @Inject BatchStore batches;
  @Inject StepService steps;
  @Inject StepCatalogue catalogue;
  @Inject UserService users;
  @Inject ChunkTimes times;
  @Inject Clock clock;
  @Inject Event<BatchChanged> changed;
  @Inject Event<BatchFinished> finished;

  // ---- what is asked for -----------------------------------------------------------------------

  /**
   * Makes a batch and queues its files. Those that were refused, that cannot begin with these
   * steps, or that go over the quota have failed already; the others go on.
   */
  @Transactional
  public BatchView start(Caller caller, PipelineSettings settings, List<BatchCandidate> files) {
    Instant now = now();
    BatchJob job = new BatchJob(Ids.next(), caller.userId(), settings, files.size(), now);
    batches.add(job);
    List<BatchItem> items = new ArrayList<>();
    int left = steps.quotaLeft(caller.userId());
    for (BatchCandidate file : files) {
      BatchItem item = item(job, items.size(), file);
      refusal(file, settings, left--).ifPresent(why -> fail(job, item, why));
      batches.add(item);
      items.add(item);
    }
    batches.flush();
    for (int i = 0; i < items.size(); i++) {
      queue(job, items.get(i), files.get(i).story(), settings);
    }
    if (job.isProcessed()) {
      finish(job);
    }
    return view(job, items);
  }

  private static BatchItem item(BatchJob job, int index, BatchCandidate file) {
    StoryRef story = file.story();
    return new BatchItem(
        Ids.next(), job.id(), index, file.name(), story == null ? null : story.id());
  }

  private Optional<String> refusal(BatchCandidate file, PipelineSettings settings, int left) {
    StoryRef story = file.story();
    if (story == null) {
      return Optional.ofNullable(file.refusal());
    }
    StepKind first = settings.steps().get(0);
    if (first != StepKind.STORY && !story.generated()) {
      return Optional.of("The step story has to come first: there is no generated text yet");
    }
    if (steps.isActive(story.id(), first)) {
      return Optional.of("The step %s of this story is running already".formatted(first.wire()));
    }
    return left > 0 ? Optional.empty() : Optional.of("Your quota for today is used up");
  }

  private void queue(
      BatchJob job, BatchItem item, @Nullable StoryRef story, PipelineSettings settings) {
    if (item.state() == JobState.QUEUED && story != null) {
      steps.enqueue(
          new EnqueueStep(story.id(), story.ownerId(), story.contentVersion(), settings),
          new BatchFile(item.id(), job.id()));
    }
  }

  /** The caller's batches, newest first, without their files. */
  @Transactional(TxType.SUPPORTS)
  public Page<BatchView> list(Caller caller, Paging paging) {
    return paging
        .page(batches.of(caller.userId(), paging), BatchJob::id)
        .map(job -> view(job, null));
  }

  /**
   * One batch with its files.
   *
   * @throws AppException {@code NOT_FOUND}, also for somebody else's
   */
  @Transactional(TxType.SUPPORTS)
  public BatchView find(Caller caller, UUID id) {
    BatchJob job = visible(caller, batches.find(id));
    return view(job, batches.items(id));
  }

  /**
   * Ends a batch. Chunks that are being made are stored, and no further ones are begun.
   *
   * @throws AppException {@code NOT_FOUND}; {@code CONFLICT} when it is over
   */
  @Transactional
  public BatchView cancel(Caller caller, UUID id) {
    visible(caller, batches.find(id));
    steps.lockOfJob(id); // before the batch, as lanes do
    BatchJob job = batches.lock(id).orElseThrow(BatchService::unknown);
    if (!job.state().isActive()) {
      throw AppException.conflict("The batch is %s already".formatted(job.state().wire()));
    }
    Instant now = now();
    boolean told = job.state() == JobState.RUNNING;
    job.cancel(now);
    steps.cancelOfJob(id);
    if (told) {
      changed.fire(BatchEvents.ended(job, "Cancelled", now));
    }
    return view(job, batches.items(id));
  }

  /**
   * Tries the files again that failed, from the step that did.
   *
   * @throws AppException {@code NOT_FOUND}; {@code CONFLICT} when the batch is not over, when no
   *     file failed, and when those that did were refused at upload
   */
  @Transactional
  public BatchView retry(Caller caller, UUID id) {
    BatchJob job = visible(caller, batches.lock(id));
    if (job.state().isActive() || job.state() == JobState.CANCELLED) {
      throw AppException.conflict("The batch is " + job.state().wire());
    }
    List<BatchItem> items = batches.items(id);
    List<BatchItem> failed = items.stream().filter(BatchItem::mayBeRetried).toList();
    if (failed.isEmpty()) {
      throw AppException.conflict(
          job.failedFiles() == 0
              ? "No file of the batch failed"
              : "The files that failed were refused at upload: upload them again in another batch");
    }
    steps.requireQuota(caller.userId(), failed.size());
    job.retry(failed.size());
    failed.forEach(item -> retry(job, item));
    if (job.isProcessed()) {
      finish(job);
    }
    return view(job, items);
  }

  private void retry(BatchJob job, BatchItem item) {
    item.retry();
    StepKind from = item.step() == null ? job.settings().steps().get(0) : item.step();
    PipelineSettings settings = job.settings().from(from);
    Optional<StoryRef> story = Optional.ofNullable(item.storyId()).flatMap(catalogue::story);
    if (story.isEmpty()) {
      fail(job, item, "The story was deleted");
    } else if (steps.isActive(story.get().id(), from)) {
      fail(job, item, "The step %s of this story is running already".formatted(from.wire()));
    } else {
      queue(job, item, story.get(), settings);
    }
  }

  // ---- what rooms ask for ----------------------------------------------------------------------

  /** Whose a batch is. */
  @Transactional(TxType.SUPPORTS)
  Optional<UUID> ownerOf(UUID id) {
    return batches.find(id).map(BatchJob::ownerId);
  }

  /** The latest known progress of a batch; nothing when it is not running. */
  @Transactional(TxType.SUPPORTS)
  Optional<StoredProgress> progress(UUID id) {
    return batches
        .find(id)
        .filter(job -> job.state() == JobState.RUNNING)
        .map(
            job ->
                new StoredProgress(
                    id,
                    BatchEvents.progressOf(
                        job,
                        Math.min(job.processedFiles(), job.totalFiles() - 1),
                        left(job),
                        now())));
  }

  // ---- what becomes of its files ---------------------------------------------------------------

  /** In the transaction that changes the run of a file. */
  void follow(@Observes StepChanged step) {
    UUID jobId = step.jobId();
    if (jobId == null || step.phase() == Phase.PROGRESS || step.phase() == Phase.QUEUED) {
      return;
    }
    Optional<BatchItem> item =
        batches.lockItem(jobId, step.storyId()).filter(file -> file.state().isActive());
    Optional<BatchJob> job = item.flatMap(file -> batches.lock(jobId));
    if (item.isPresent() && job.isPresent()) {
      follow(step, item.get(), job.get());
    }
  }

  private void follow(StepChanged step, BatchItem item, BatchJob job) {
    switch (step.phase()) {
      case START -> begin(step.kind(), item, job);
      case COMPLETE -> complete(step, item, job);
      case ERROR -> {
        fail(job, item, String.valueOf(step.error()));
        changed.fire(BatchEvents.failed(job, item, now()));
        told(item, job);
      }
      case CANCELLED -> {
        item.cancel(now());
        if (job.state() != JobState.CANCELLED) { // its story is being deleted
          job.count(JobState.CANCELLED);
          told(item, job);
        }
      }
      case QUEUED, PROGRESS -> {}
    }
  }

  private void begin(StepKind step, BatchItem item, BatchJob job) {
    Instant now = now();
    item.reach(step, now);
    if (job.reach(step, now)) {
      changed.fire(BatchEvents.start(job, left(job), now));
      batches.items(job.id()).stream()
          .filter(file -> file.state() == JobState.FAILED)
          .forEach(file -> changed.fire(BatchEvents.failed(job, file, now)));
    }
    changed.fire(BatchEvents.progress(job, item.fileIndex(), left(job), now));
  }

  private void complete(StepChanged step, BatchItem item, BatchJob job) {
    if (step.next() != null) {
      return; // told when that one starts
    }
    if (step.error() != null) {
      fail(job, item, step.error());
      changed.fire(BatchEvents.failed(job, item, now()));
    } else {
      item.complete(now());
      job.count(JobState.COMPLETED);
    }
    told(item, job);
  }

  private void told(BatchItem item, BatchJob job) {
    changed.fire(BatchEvents.progress(job, item.fileIndex(), left(job), now()));
    if (job.isProcessed()) {
      finish(job);
    }
  }

  private void fail(BatchJob job, BatchItem item, String why) {
    item.fail(why, now());
    job.count(JobState.FAILED);
  }

  private void finish(BatchJob job) {
    Instant now = now();
    job.finish(now);
    changed.fire(BatchEvents.complete(job, now));
    finished.fire(
        new BatchFinished(
            Ids.next(),
            job.id(),
            job.ownerId(),
            job.state(),
            job.totalFiles(),
            job.processedFiles(),
            job.failedFiles(),
            now));
  }

  // ---- parts -----------------------------------------------------------------------------------

  /** How long the rest will take: like what is done, or as long as one chunk for each step. */
  private Duration left(BatchJob job) {
    int files = job.totalFiles() - job.processedFiles();
    Duration spent = job.spent(now());
    if (job.processedFiles() > 0 && !spent.isZero()) {
      return spent.multipliedBy(files).dividedBy(job.processedFiles());
    }
    return job.settings().steps().stream()
        .map(step -> times.estimate(step, files))
        .reduce(Duration.ZERO, Duration::plus);
  }

  private BatchView view(BatchJob job, @Nullable List<BatchItem> items) {
    return BatchView.of(job, users.publicView(job.ownerId()), items);
  }

  private static BatchJob visible(Caller caller, Optional<BatchJob> found) {
    return found
        .filter(job -> caller.isAdmin() || job.ownerId().equals(caller.userId()))
        .orElseThrow(BatchService::unknown);
  }

  private static AppException unknown() {
    return AppException.notFound("batch");
  }

  /** Milliseconds are what JSON shows; what is stored is the same. */
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
