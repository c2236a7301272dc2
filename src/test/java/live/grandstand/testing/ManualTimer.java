package live.grandstand.testing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.Delayed;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** A timer whose time passes when a test says so; tasks run on the test's thread. Thread safe. */
public final class ManualTimer extends AbstractExecutorService implements ScheduledExecutorService {
  private final List<Task<?>> tasks = new ArrayList<>(); // guarded by tasks
  private long now; // guarded by tasks

  /** Lets time pass and runs what is due by then, each at its own time. */
  public void advance(long millis) {
    long until;
    synchronized (tasks) {
      until = now + millis;
    }
    Optional<Task<?>> due = takeDue(until);
    while (due.isPresent()) {
      due.get().run();
      due = takeDue(until);
    }
    synchronized (tasks) {
      now = until;
    }
  }

  private Optional<Task<?>> takeDue(long until) {
    synchronized (tasks) {
      Optional<Task<?>> due =
          tasks.stream()
              .filter(task -> task.dueAt <= until)
              .min(Comparator.comparingLong(task -> task.dueAt));
      due.ifPresent(
          task -> {
            tasks.remove(task);
            now = Math.max(now, task.dueAt);
          });
      return due;
    }
  }

  /** How many tasks wait for their time. */
  public int waiting() {
    synchronized (tasks) {
      return tasks.size();
    }
  }

  @Override
  public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
    return add(
        delay,
        unit,
        () -> {
          command.run();
          return null;
        });
  }

  @Override
  public <V> ScheduledFuture<V> schedule(Callable<V> callable, long delay, TimeUnit unit) {
    return add(delay, unit, callable);
  }

  private <V> Task<V> add(long delay, TimeUnit unit, Callable<V> callable) {
    synchronized (tasks) {
      Task<V> task = new Task<>(callable, now + unit.toMillis(delay));
      tasks.add(task);
      return task;
    }
  }

  @Override
  public ScheduledFuture<?> scheduleAtFixedRate(
      Runnable command, long initialDelay, long period, TimeUnit unit) {
    throw new UnsupportedOperationException("not needed by these tests");
  }

  @Override
  public ScheduledFuture<?> scheduleWithFixedDelay(
      Runnable command, long initialDelay, long delay, TimeUnit unit) {
    throw new UnsupportedOperationException("not needed by these tests");
  }

  /** Runs with the next {@link #advance}. */
  @Override
  public void execute(Runnable command) {
    schedule(command, 0, TimeUnit.MILLISECONDS);
  }

  @Override
  public void shutdown() {
    // nothing runs by itself
  }

  @Override
  public List<Runnable> shutdownNow() {
    return List.of();
  }

  @Override
  public boolean isShutdown() {
    return false;
  }

  @Override
  public boolean isTerminated() {
    return false;
  }

  @Override
  public boolean awaitTermination(long timeout, TimeUnit unit) {
    return true;
  }

  private final class Task<V> extends FutureTask<V> implements ScheduledFuture<V> {
    private final long dueAt;

    Task(Callable<V> callable, long dueAt) {
      super(callable);
      this.dueAt = dueAt;
    }

    @Override
    protected void done() {
      synchronized (tasks) {
        tasks.remove(this);
      }
    }

    @Override
    public long getDelay(TimeUnit unit) {
      synchronized (tasks) {
        return unit.convert(dueAt - now, TimeUnit.MILLISECONDS);
      }
    }

    @Override
    public int compareTo(Delayed other) {
      return Long.compare(getDelay(TimeUnit.MILLISECONDS), other.getDelay(TimeUnit.MILLISECONDS));
    }
  }
}
