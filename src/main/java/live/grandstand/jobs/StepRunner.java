package live.grandstand.jobs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import live.grandstand.platform.AppException;

/**
 * One turn of a lane: takes the user's runs one after the other and makes their chunks, for a
 * second or one chunk, whatever is longer, so that everybody's lanes come round. Blocks while a
 * provider works. Called by one thread at a time for each lane.
 */
@ApplicationScoped
class StepRunner {
  private static final System.Logger LOG = System.getLogger(StepRunner.class.getName());
  private static final long TURN_NANOS = Duration.ofSeconds(1).toNanos();

  @Inject StepService service;
  @Inject LaneService lanes;
  @Inject StepCatalogue steps;
  @Inject Clock clock;

  private final List<LongAdder> completed = adders(); // by the kind's ordinal
  private final List<LongAdder> failed = adders();
  private final LongAdder lost = new LongAdder();

  /** Runs of a kind that this node completed. */
  long completed(StepKind kind) {
    return completed.get(kind.ordinal()).sum();
  }

  /** Tries of a chunk of this kind that failed on this node. */
  long failed(StepKind kind) {
    return failed.get(kind.ordinal()).sum();
  }

  /** Runs that somebody else took over from this node. */
  long lost() {
    return lost.sum();
  }

  /**
   * Works for one turn.
   *
   * @param stopping becomes true when the node is to stop: then no further chunk is begun
   * @return when the lane's next turn is; nothing when there is nothing left to do
   */
  Optional<Instant> turn(LaneId lane, BooleanSupplier stopping) {
    if (!lanes.isOpen(lane)) {
      lanes.close(lane);
      return Optional.empty();
    }
    long begun = System.nanoTime();
    BooleanSupplier over = () -> stopping.getAsBoolean() || System.nanoTime() - begun > TURN_NANOS;
    Optional<Instant> due = lanes.nextDue(lane);
    while (due.isPresent() && !due.get().isAfter(clock.instant()) && !over.getAsBoolean()) {
      work(lane, over);
      due = lanes.nextDue(lane);
    }
    return due;
  }

  /** Works on one run, if another lane has not taken it meanwhile. */
  private void work(LaneId lane, BooleanSupplier over) {
    try {
      service.take(lane).ifPresent(taken -> work(taken, over));
    } catch (PlanRefused e) {
      refuse(e);
    }
  }

  private void refuse(PlanRefused refused) {
    if (!(refused.why() instanceof AppException)) {
      LOG.log(System.Logger.Level.WARNING, "step not planned run=" + refused.runId(), refused);
    }
    service.refuse(refused.runId(), ChunkFailure.of(refused.why()).message());
  }

  private void work(TakenRun taken, BooleanSupplier over) {
    List<Integer> missing = taken.missing();
    if (missing.isEmpty()) {
      note(taken, service.keep(taken, null, Duration.ZERO));
    }
    boolean goesOn = true;
    for (int i = 0; i < missing.size() && goesOn; i++) {
      goesOn = (i == 0 || !over.getAsBoolean()) && chunk(taken, missing.get(i));
    }
  }

  /** Makes and stores one chunk; false when the run does not go on now. */
  private boolean chunk(TakenRun taken, int index) {
    try {
      return note(taken, make(taken, index)) == Kept.GOES_ON;
    } catch (ClaimLost e) {
      lose(taken);
      return false;
    } catch (RuntimeException | Error e) {
      if (!Thread.interrupted()) { // else this node is to stop, and nobody has failed
        fail(taken, index, e);
      }
      return false;
    }
  }

  private Kept make(TakenRun taken, int index) {
    long begun = System.nanoTime();
    tell(taken, 25);
    MadeChunk made = steps.of(taken.run().kind()).make(taken.run(), taken.plan(), index);
    tell(taken, 50);
    tell(taken, 75);
    return service.keep(taken, made, Duration.ofNanos(System.nanoTime() - begun));
  }

  /** Only runs of one chunk tell anything before it is stored. */
  private void tell(TakenRun taken, int percent) {
    if (taken.isShort()) {
      service.tell(taken, percent);
    }
  }

  private Kept note(TakenRun taken, Kept kept) {
    if (kept == Kept.COMPLETED) {
      completed.get(taken.run().kind().ordinal()).increment();
    }
    return kept;
  }

  private void fail(TakenRun taken, int index, Throwable why) {
    failed.get(taken.run().kind().ordinal()).increment();
    ChunkFailure failure = ChunkFailure.of(why);
    LOG.log(
        System.Logger.Level.INFO,
        "chunk failed run={0} step={1} chunk={2}: {3}",
        taken.run().id(),
        taken.run().kind().wire(),
        index,
        why.getClass().getName());
    try {
      service.failed(taken, index, failure);
    } catch (ClaimLost e) {
      lose(taken);
    }
  }

  private void lose(TakenRun taken) {
    lost.increment();
    LOG.log(System.Logger.Level.INFO, "run {0} is worked on elsewhere", taken.run().id());
  }

  private static List<LongAdder> adders() {
    return Stream.generate(LongAdder::new).limit(StepKind.values().length).toList();
  }
}
