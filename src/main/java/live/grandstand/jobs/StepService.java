package live.grandstand.jobs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import live.grandstand.jobs.StepChanged.Phase;
import live.grandstand.jobs.StepEvents.Chunks;
import live.grandstand.platform.AppException;
import live.grandstand.platform.Ids;
import live.grandstand.platform.Settings.Rate;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;

/**
 * The life of a run, from the queue to its end: every transaction that changes one. A run of one
 * chunk takes two of them, {@link #take} and {@link #keep} (docs/path-of-a-job.md). Rows are locked
 * in the order run, story, file of a batch, batch.
 */
@ApplicationScoped
public class StepService {
  private static final String CANCELLED = "Cancelled";

  @Inject StepStore runs;
  @Inject StepCatalogue steps;
  @Inject JobLimits limits;
  @Inject ChunkTimes times;
  @Inject Clock clock;
  @Inject Event<StepChanged> changed;

  // ---- what others ask for ---------------------------------------------------------------------

  /**
   * Queues a step of a story. After one that failed or was cancelled it goes on from the chunks
   * that are there, if it would make the same; else it begins afresh. Joins the caller's
   * transaction.
   *
   * @return the run
   * @throws AppException {@code CONFLICT} while this step of this story is queued or running;
   *     {@code RATE_LIMITED} when the owner's quota is used up
   */
  @Transactional
  public UUID enqueue(EnqueueStep wanted) {
    requireQuota(wanted.ownerId(), 1);
    return begin(wanted, null).id();
  }

  /**
   * Ends whatever waits or is worked on for a story: before it is deleted, in the transaction that
   * deletes it. What is being made at this moment is not stored any more once the story is gone.
   */
  @Transactional
  public void cancelOf(UUID storyId) {
    runs.lockActiveOfStory(storyId).forEach(this::cancel);
  }

  /**
   * What a room is told that somebody joins: the latest known progress of a step.
   *
   * @return nothing when it is not running
   */
  @Transactional(TxType.SUPPORTS)
  Optional<StoredProgress> progress(UUID storyId, StepKind kind) {
    return runs.last(storyId, kind)
        .filter(run -> run.state() == JobState.RUNNING && run.hasStarted())
        .map(
            run ->
                new StoredProgress(run.id(), progress(run.view(), chunks(run), run.processing())));
  }

  /** Every run that a step of a story ever had. */
  @Transactional(TxType.SUPPORTS)
  public List<UUID> runs(UUID storyId, StepKind kind) {
    return runs.ids(storyId, kind);
  }

  /** Whether a step of a story waits or is worked on. */
  @Transactional(TxType.SUPPORTS)
  public boolean isActive(UUID storyId, StepKind kind) {
    return runs.last(storyId, kind).filter(run -> run.state().isActive()).isPresent();
  }

  // ---- what batches ask for --------------------------------------------------------------------

  /** The same as {@link #enqueue} for a file of a batch, whose quota was asked for before. */
  @Transactional(TxType.MANDATORY)
  void enqueue(EnqueueStep wanted, BatchFile file) {
    begin(wanted, file);
  }

  /**
   * Makes sure that a user may begin so many chains of steps now. Two who ask at the same moment
   * may both be told so.
   *
   * @throws AppException {@code RATE_LIMITED}
   */
  @Transactional
  void requireQuota(UUID owner, int chains) {
    Rate quota = limits.quota(owner);
    Instant now = now();
    StepStore.Usage usage = runs.usage(owner, now.minus(quota.window()));
    if (usage.chains() + chains > quota.permits()) {
      Instant first = usage.first() == null ? now : usage.first();
      Duration wait = Duration.between(now, first.plus(quota.window()));
      throw AppException.rateLimited(
          "You may have %d stories processed in %s"
              .formatted(quota.permits(), quota.toString().split("/", 2)[1]),
          wait.compareTo(Duration.ofSeconds(1)) < 0 ? Duration.ofSeconds(1) : wait);
    }
  }

  /** How many chains of steps a user may still begin. */
  @Transactional
  int quotaLeft(UUID owner) {
    Rate quota = limits.quota(owner);
    long used = runs.usage(owner, now().minus(quota.window())).chains();
    return (int) Math.max(0, quota.permits() - used);
  }

  /** Keeps lanes from going on with the files of a batch until the transaction ends. */
  @Transactional(TxType.MANDATORY)
  void lockOfJob(UUID jobId) {
    runs.lockActiveOfJob(jobId);
  }

  /** Ends whatever waits or is worked on for a batch. */
  @Transactional(TxType.MANDATORY)
  void cancelOfJob(UUID jobId) {
    runs.lockActiveOfJob(jobId).forEach(this::cancel);
  }

  // ---- what lanes ask for ----------------------------------------------------------------------

  /**
   * Takes what a lane does next, and tells that it starts if it does.
   *
   * @return nothing when there is nothing now
   * @throws PlanRefused when there is nothing to make it of
   */
  @Transactional
  Optional<TakenRun> take(LaneId lane) {
    return runs.next(lane.owner(), lane.number(), now()).map(run -> take(run, lane.number()));
  }

  private TakenRun take(StoredRun run, int lane) {
    UUID claim = Ids.next();
    run.take(lane, claim);
    StepPlan plan = plan(run);
    boolean starts = !run.hasStarted();
    Instant now = now();
    run.plan(plan, now);
    if (starts) {
      Duration estimate = times.estimate(run.kind(), plan.total() - plan.done().size());
      fire(
          run,
          Phase.START,
          StepEvents.start(run.storyId(), plan.announcement(), estimate, now),
          null,
          null);
    }
    return run.taken(plan, claim);
  }

  private StepPlan plan(StoredRun run) {
    try {
      return steps.of(run.kind()).plan(run.view());
    } catch (RuntimeException e) {
      throw new PlanRefused(run.id(), e);
    }
  }

  /** Ends a run that {@link #take} could not begin. */
  @Transactional
  void refuse(UUID runId, String why) {
    runs.lock(runId).filter(run -> run.state().isActive()).ifPresent(run -> fail(run, null, why));
  }

  /**
   * Stores a chunk, and with the last one completes the run and queues the step that follows.
   *
   * @param made stores it; null when all were stored before
   * @param took how long it took to make
   * @throws ClaimLost when the run is somebody else's by now; nothing is stored
   */
  @Transactional
  Kept keep(TakenRun taken, @Nullable MadeChunk made, Duration took) {
    StoredRun run = claimed(taken);
    if (made != null) {
      made.store();
      run.count(took);
      times.measured(run.kind(), took);
    }
    if (run.state() != JobState.RUNNING) {
      return Kept.STOPPED;
    }
    if (made != null && !taken.isShort()) {
      Chunks chunks = chunks(run);
      fire(run, Phase.PROGRESS, progress(run.view(), chunks, run.processing()), null, null);
    }
    if (!run.isDone()) {
      return Kept.GOES_ON;
    }
    complete(run);
    return Kept.COMPLETED;
  }

  private void complete(StoredRun run) {
    Map<String, Object> fields = steps.of(run.kind()).complete(run.view());
    Instant now = now();
    run.complete(now);
    Map<String, Object> payload = StepEvents.complete(run.storyId(), fields, run.processing(), now);
    if (run.settings().steps().size() == 1) {
      fire(run, Phase.COMPLETE, payload, null, null);
      return;
    }
    PipelineSettings rest = run.settings().rest();
    StepKind next = rest.steps().get(0);
    if (isActive(run.storyId(), next)) {
      fire(
          run,
          Phase.COMPLETE,
          payload,
          null,
          "The next step was started by itself: " + next.wire());
      return;
    }
    fire(run, Phase.COMPLETE, payload, next, null);
    follow(run, rest);
  }

  /** The lane that has come so far goes on with it, so none is woken. */
  private void follow(StoredRun run, PipelineSettings rest) {
    StoryRef story =
        steps
            .story(run.storyId())
            .orElseThrow(() -> new IllegalStateException("no story " + run.storyId()));
    EnqueueStep wanted =
        new EnqueueStep(run.storyId(), run.ownerId(), story.contentVersion(), rest);
    StoredRun next = queue(wanted, run.rank(), run.file());
    fire(next, Phase.QUEUED, Map.of(), null, null);
  }

  /**
   * A chunk could not be made or stored: tries it again later, or ends the run.
   *
   * @throws ClaimLost when the run is somebody else's by now
   */
  @Transactional
  void failed(TakenRun taken, int chunk, ChunkFailure failure) {
    StoredRun run = claimed(taken);
    if (run.state() != JobState.RUNNING) {
      return;
    }
    if (failure.mayBeTriedAfter(run.tries() + 1)) {
      run.tryAgain(now().plus(failure.pause(run.tries())));
    } else {
      fail(run, chunk, failure.message());
    }
  }

  private StoredRun claimed(TakenRun taken) {
    return runs.lock(taken.run().id())
        .filter(run -> run.isClaimedBy(taken.claim()))
        .orElseThrow(ClaimLost::new);
  }

  /** Tells how far a chunk is that is being made; stores nothing. */
  void tell(TakenRun taken, int percent) {
    StepRun run = taken.run();
    Duration remaining = times.estimate(run.kind(), 1).multipliedBy(100L - percent).dividedBy(100);
    Map<String, Object> payload =
        StepEvents.progress(run, new Chunks(0, 1, 1), percent, remaining, now());
    changed.fire(
        new StepChanged(
            run.id(),
            run.storyId(),
            run.ownerId(),
            run.jobId(),
            run.kind(),
            Phase.PROGRESS,
            payload,
            null,
            null,
            now()));
  }

  // ---- parts -----------------------------------------------------------------------------------

  private StoredRun begin(EnqueueStep wanted, @Nullable BatchFile file) {
    Optional<StoredRun> last = runs.lockLast(wanted.storyId(), wanted.kind());
    last.filter(run -> run.state().isActive()).ifPresent(StepService::refuseSecond);
    Optional<StoredRun> begun = last.filter(run -> run.continuesWith(wanted));
    begun.ifPresent(run -> run.enqueueAgain(wanted, file, now()));
    StoredRun run = begun.orElseGet(() -> queue(wanted, null, file));
    runs.wake(wanted.ownerId(), limits.lanes(wanted.ownerId()), now());
    fire(run, Phase.QUEUED, Map.of(), null, null);
    return run;
  }

  private static void refuseSecond(StoredRun run) {
    throw conflict(run.kind(), run.state());
  }

  private static AppException conflict(StepKind kind, JobState state) {
    return AppException.conflict(
        "The step %s of this story is %s already".formatted(kind.wire(), state.wire()));
  }

  /** Makes a run that begins afresh. */
  private StoredRun queue(EnqueueStep wanted, @Nullable UUID rank, @Nullable BatchFile file) {
    runs.dropClaims(wanted.storyId(), wanted.kind());
    steps.of(wanted.kind()).discard(wanted.storyId());
    StoredRun run = new StoredRun(Ids.next(), wanted, rank, file, now());
    try {
      runs.add(run);
    } catch (PersistenceException e) {
      if (e instanceof ConstraintViolationException broken
          && "step_runs_active_key".equals(broken.getConstraintName())) {
        throw conflict(wanted.kind(), JobState.QUEUED); // somebody else at the same moment
      }
      throw e;
    }
    return run;
  }

  private void cancel(StoredRun run) {
    boolean told = run.hasStarted();
    run.cancel(now());
    Map<String, Object> payload =
        told ? StepEvents.error(run.storyId(), run.kind(), CANCELLED, null, now()) : Map.of();
    fire(run, Phase.CANCELLED, payload, null, CANCELLED);
  }

  private void fail(StoredRun run, @Nullable Integer chunk, String why) {
    Instant now = now();
    run.fail(chunk, why, now);
    fire(run, Phase.ERROR, StepEvents.error(run.storyId(), run.kind(), why, chunk, now), null, why);
  }

  private static Chunks chunks(StoredRun run) {
    return Chunks.stored(run.done(), run.total());
  }

  private Map<String, Object> progress(StepRun run, Chunks chunks, Duration spent) {
    Duration remaining =
        chunks.done() == 0 || spent.isZero()
            ? times.estimate(run.kind(), chunks.missing())
            : spent.multipliedBy(chunks.missing()).dividedBy(chunks.done());
    return StepEvents.progress(run, chunks, chunks.percent(), remaining, now());
  }

  private void fire(
      StoredRun run,
      Phase phase,
      Map<String, Object> payload,
      @Nullable StepKind next,
      @Nullable String error) {
    StepRun view = run.view();
    changed.fire(
        new StepChanged(
            view.id(),
            view.storyId(),
            view.ownerId(),
            view.jobId(),
            view.kind(),
            phase,
            payload,
            next,
            error,
            now()));
  }

  /** Milliseconds are what JSON shows; what is stored is the same. */
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
