package live.grandstand.socketio;

import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The one timer of recovery: gives all namespaces their ticks, as long as any has something to
 * forget, and stands still otherwise.
 */
final class RecoverySweep {
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

  /** Makes sure that a tick will come; nearly always one is due already. */
  void expect() {
    if (!due.get() && due.compareAndSet(false, true)) {
      timer.schedule(this::run, tickMillis, TimeUnit.MILLISECONDS);
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
