package live.grandstand.socketio;

import java.util.ArrayDeque;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Runs the tasks of one connection in order, one at a time, on shared workers. Takes a worker for a
 * few tasks at most before it lets others have their turn. Fields are guarded by {@code this};
 * tasks run outside the lock.
 */
final class SerialQueue implements Runnable {
  private static final System.Logger LOG = System.getLogger(SerialQueue.class.getName());

  private static final int TURN = 16;

  private final Executor workers;
  private final int limit;
  private final ArrayDeque<Runnable> tasks = new ArrayDeque<>(2);
  private boolean scheduled;

  SerialQueue(Executor workers, int limit) {
    this.workers = workers;
    this.limit = limit;
  }

  /** Queues a task; false when too many wait already. */
  boolean offer(Runnable task) {
    synchronized (this) {
      if (tasks.size() >= limit) {
        return false;
      }
    }
    add(task);
    return true;
  }

  /** Queues a task that must run, such as the last one. */
  void add(Runnable task) {
    synchronized (this) {
      tasks.add(task);
      if (scheduled) {
        return;
      }
      scheduled = true;
    }
    schedule();
  }

  private void schedule() {
    try {
      workers.execute(this);
    } catch (RejectedExecutionException e) {
      LOG.log(System.Logger.Level.DEBUG, "workers are stopping");
    }
  }

  @Override
  public void run() {
    for (int i = 0; i < TURN; i++) {
      Runnable task = next();
      if (task == null) {
        return;
      }
      run(task);
    }
    schedule();
  }

  private synchronized @Nullable Runnable next() {
    Runnable task = tasks.poll();
    if (task == null) {
      scheduled = false;
    }
    return task;
  }

  private static void run(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException | Error e) {
      // An error too: else this connection would never be handled again, not even its end.
      LOG.log(System.Logger.Level.ERROR, "task failed", e);
    }
  }
}
