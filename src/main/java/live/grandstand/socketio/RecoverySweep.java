package live.grandstand.socketio;

import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The one timer of recovery: gives all namespaces their ticks, as long as any has something to
 * forget, and stands still otherwise.
 */
final class RecoverySweep {
  private static final System.Logger LOG = System.getLogger(RecoverySweep.class.getName());

  private final ScheduledExecutorService timer;
  private final long tickMillis;
  private final Collection<Namespace> namespaces;
  private final AtomicBoolean due = new AtomicBoolean();

  /**
   * @param window how long a client may be away
   * @param namespaces a live view
   */
  RecoverySweep(ScheduledExecutorService timer, Duration window, Collection<Namespace> namespaces) {
    this.timer = timer;
    this.tickMillis = Math.max(1, window.toMillis() / Recovery.TICKS);
    this.namespaces = namespaces;
  }

  /**
   * Makes sure that a tick will come; nearly always one is due already. To be called behind the
   * change that is to be seen: a tick that runs before it does not see it.
   */
  void expect() {
    if (!due.get() && due.compareAndSet(false, true)) {
      schedule();
    }
  }

  private void schedule() {
    try {
      timer.schedule(this::run, tickMillis, TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      LOG.log(System.Logger.Level.DEBUG, "the timer is stopping");
    }
  }

  private void run() {
    due.set(false); // first, so that what comes from now on is sure to be seen
    boolean more = false;
    for (Namespace namespace : namespaces) {
      more |= namespace.sweep();
    }
    if (more) {
      expect();
    }
  }
}
