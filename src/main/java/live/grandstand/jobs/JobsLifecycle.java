package live.grandstand.jobs;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import live.grandstand.jobs.StepChanged.Phase;
import live.grandstand.platform.Ids;
import live.grandstand.platform.PooledConnections;
import live.grandstand.platform.Settings;
import org.jspecify.annotations.Nullable;

/**
 * This node's part in the work of all nodes. Lanes are tasks of db-scheduler, which has one node at
 * a time execute each, revives those of a node that died, and asks them in the order in which they
 * became due: a lane that had its turn goes to the back of the line (docs/decisions/0032).
 */
@ApplicationScoped
public class JobsLifecycle {
  private static final System.Logger LOG = System.getLogger(JobsLifecycle.class.getName());
  private static final Duration TIDY = Duration.ofSeconds(10);
  private static final Duration SWEEP = Duration.ofSeconds(30);
  private static final Duration FAILURE_PAUSE = Duration.ofSeconds(2);
  private static final Duration LAST_CHUNK = Duration.ofSeconds(3);
  private static final int MISSED_HEARTBEATS = 4;

  @Inject StepRunner runner;
  @Inject LaneService lanes;
  @Inject ProgressRooms rooms;
  @Inject PooledConnections pool;
  @Inject Settings.Db database;
  @Inject Settings.Jobs limits;
  @Inject Clock clock;

  private volatile @Nullable Scheduler scheduler;
  private volatile @Nullable ScheduledExecutorService keeper;
  private volatile boolean stopping;
  private volatile long queued;
  private volatile long begun;

  /** Called once, when everything else is there. */
  public void start(ThreadFactory threads) {
    if (database.url() == null) {
      lanes.inherit(); // nobody else can use this database
    }
    ScheduledThreadPoolExecutor housekeeping =
        new ScheduledThreadPoolExecutor(2, named(threads, "job-keeper"));
    Scheduler made = build(pool.dataSource(), threads, housekeeping);
    keeper = housekeeping;
    scheduler = made;
    made.start();
    housekeeping.scheduleWithFixedDelay(
        this::tidy, TIDY.toMillis(), TIDY.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Rooms that are quiet, and figures that are too dear to be asked for each time. */
  private void tidy() {
    try {
      rooms.forgetIdle();
      queued = lanes.count(JobState.QUEUED);
      begun = lanes.count(JobState.RUNNING);
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.WARNING, "jobs not counted: {0}", e.getClass().getName());
    }
  }

  /** Runs that wait, over all nodes, a few seconds ago. */
  public long queuedRuns() {
    return queued;
  }

  /** Runs that are worked on, over all nodes, a few seconds ago. */
  public long runningRuns() {
    return begun;
  }

  /** Runs of a kind that this node completed. */
  public long completedRuns(StepKind kind) {
    return runner.completed(kind);
  }

  /** Tries of a chunk of a kind that failed on this node. */
  public long failedTries(StepKind kind) {
    return runner.failed(kind);
  }

  /** Rooms of progress that this node remembers. */
  public int rooms() {
    return rooms.count();
  }

  /** From now on no further chunk is begun. */
  public void prepareStop() {
    stopping = true;
  }

  /**
   * Called once: gives chunks at hand a moment, interrupts them after it, and hands all lanes back,
   * so that another node can go on at once.
   */
  public void stop() {
    stopping = true;
    Scheduler running = scheduler;
    scheduler = null;
    if (running != null) {
      running.stop();
    }
  }

  /** As a node that dies: no heartbeats and no looking from now on. For tests. */
  void fallSilent() {
    ScheduledExecutorService timer = keeper;
    Scheduler silent = scheduler;
    if (timer != null && silent != null) {
      timer.shutdownNow();
      silent.pause();
    }
  }

  private Scheduler build(
      DataSource connections, ThreadFactory threads, ScheduledExecutorService housekeeping) {
    return Scheduler.create(connections, List.<Task<?>>of(task()))
        .startTasks(sweeper())
        .jdbcCustomization(new PostgreSqlJdbcCustomization(false, true))
        .schedulerName(new SchedulerName.Fixed(Ids.next().toString()))
        .threads(limits.threads())
        .executorService(new Lanes(limits.threads(), named(threads, "job-lane")))
        .dueExecutor(
            new ThreadPoolExecutor(
                1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), named(threads, "job-poll")))
        .housekeeperExecutor(housekeeping)
        .pollUsingLockAndFetch(0.5, 1.0)
        .pollingInterval(limits.poll())
        .heartbeatInterval(limits.heartbeat())
        .missedHeartbeatsLimit(MISSED_HEARTBEATS)
        .shutdownMaxWait(LAST_CHUNK)
        .build();
  }

  private Task<Void> task() {
    return Tasks.custom(LaneId.TASK, Void.class)
        .onFailure(new FailureHandler.OnFailureRetryLater<>(FAILURE_PAUSE))
        .execute((instance, context) -> turn(LaneId.parse(instance.getId())));
  }

  private RecurringTask<Void> sweeper() {
    return Tasks.recurring("lane-sweep", FixedDelay.of(SWEEP))
        .execute((instance, context) -> lanes.sweep());
  }

  private CompletionHandler<Void> turn(LaneId lane) {
    Optional<Instant> next = runner.turn(lane, () -> stopping);
    if (Thread.interrupted()) { // told to stop: what follows needs the database once more
      next = Optional.of(Instant.MIN);
    }
    return next.isEmpty() ? end(lane) : again(lane, next.get());
  }

  /** To the back of the line, or to sleep until something is due. */
  private CompletionHandler<Void> again(LaneId lane, Instant due) {
    return (completed, operations) -> {
      Instant now = clock.instant();
      if (due.isAfter(now)) {
        operations.reschedule(completed, due);
        wakeAt(Duration.between(now, due));
        wakeIfDueBefore(lane, due);
      } else {
        operations.reschedule(completed, now);
      }
    };
  }

  /** Nothing to do: the lane's row goes. */
  private CompletionHandler<Void> end(LaneId lane) {
    return (completed, operations) -> {
      operations.remove();
      wakeIfDueBefore(lane, Instant.MAX);
    };
  }

  /**
   * What was queued while the lane was about to rest found a lane that was awake, and woke nobody:
   * so the lane looks once more when its rest is written down.
   */
  private void wakeIfDueBefore(LaneId lane, Instant rest) {
    if (lanes.nextDue(lane).filter(due -> due.isBefore(rest)).isPresent()) {
      lanes.wake(lane.owner());
      look();
    }
  }

  private void wakeAt(Duration pause) {
    ScheduledExecutorService timer = keeper;
    if (timer != null && pause.compareTo(limits.poll()) < 0 && !stopping) {
      timer.schedule(this::look, pause.toMillis() + 1, TimeUnit.MILLISECONDS);
    }
  }

  /** What was queued on this node is begun at once. */
  void queued(@Observes(during = TransactionPhase.AFTER_SUCCESS) StepChanged change) {
    if (change.phase() == Phase.QUEUED) {
      look();
    }
  }

  private void look() {
    Scheduler running = scheduler;
    if (running != null) {
      running.triggerCheckForDueExecutions();
    }
  }

  /**
   * The threads that lanes run on. Whenever one is free, there may be a lane that waited for it.
   */
  private final class Lanes extends ThreadPoolExecutor {
    Lanes(int size, ThreadFactory threads) {
      super(size, size, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), threads);
    }

    @Override
    protected void afterExecute(Runnable task, @Nullable Throwable failure) {
      look();
    }
  }

  private static ThreadFactory named(ThreadFactory threads, String name) {
    return task -> {
      Thread thread = threads.newThread(task);
      thread.setName(name);
      return thread;
    };
  }
}
