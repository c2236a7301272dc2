package live.grandstand.engineio.websocket;

import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.Delayed;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** A scheduler that never runs anything: what is scheduled on it is forgotten at once. */
final class NoTimer extends AbstractExecutorService implements ScheduledExecutorService {
  static final NoTimer INSTANCE = new NoTimer();

  private static final Never<?> NEVER = new Never<>();

  private NoTimer() {}

  @Override
  public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
    return NEVER;
  }

  @Override
  @SuppressWarnings("unchecked") // never yields a value
  public <V> ScheduledFuture<V> schedule(Callable<V> callable, long delay, TimeUnit unit) {
    return (ScheduledFuture<V>) NEVER;
  }

  @Override
  public ScheduledFuture<?> scheduleAtFixedRate(
      Runnable command, long initialDelay, long period, TimeUnit unit) {
    return NEVER;
  }

  @Override
  public ScheduledFuture<?> scheduleWithFixedDelay(
      Runnable command, long initialDelay, long delay, TimeUnit unit) {
    return NEVER;
  }

  @Override
  public void execute(Runnable command) {
    // forgotten
  }

  @Override
  public void shutdown() {
    // nothing runs
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

  private static final class Never<V> extends FutureTask<V> implements ScheduledFuture<V> {
    Never() {
      super(
          () -> {
            throw new IllegalStateException("never run");
          });
    }

    @Override
    public long getDelay(TimeUnit unit) {
      return Long.MAX_VALUE;
    }

    @Override
    public int compareTo(Delayed other) {
      return Long.compare(getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
    }
  }
}
