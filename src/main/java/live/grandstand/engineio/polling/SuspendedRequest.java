package live.grandstand.engineio.polling;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * A request that is answered later, by another thread. Payara recycles a request that is completed
 * while the thread which suspended it has not left the container yet, and hands it to two clients
 * then; so nothing is done with a suspended request before that thread has returned (Jakarta
 * Servlet §2.3.3.3 promises as much of {@code complete}; docs/decisions/0006).
 */
final class SuspendedRequest {
  /** Covers the last steps of the container after it has declared the dispatch done. */
  private static final long SETTLE_MILLIS = 4;

  private final AsyncContext context;
  private final ScheduledExecutorService timer;
  private volatile boolean settled;

  private SuspendedRequest(AsyncContext context, ScheduledExecutorService timer) {
    this.context = context;
    this.timer = timer;
  }

  static SuspendedRequest of(HttpServletRequest request, ScheduledExecutorService timer) {
    AsyncContext context = request.startAsync();
    context.setTimeout(0); // the session's heartbeat bounds the wait
    SuspendedRequest suspended = new SuspendedRequest(context, timer);
    suspended.later(suspended::settle);
    return suspended;
  }

  HttpServletResponse response() {
    return (HttpServletResponse) context.getResponse();
  }

  /** Does something with the request as soon as that is safe: now, or some milliseconds later. */
  void whenSafe(Runnable action) {
    if (settled) {
      action.run();
    } else {
      later(() -> whenSafe(action));
    }
  }

  /** Ends the request; only from within {@link #whenSafe}. */
  void complete() {
    try {
      context.complete();
    } catch (IllegalStateException e) {
      // ended by the container, which noticed first that the client is gone
    }
  }

  private void settle() {
    if (hasReturned()) {
      later(() -> settled = true);
    } else {
      later(this::settle);
    }
  }

  // AsyncContext.setTimeout is specified to fail once the dispatch has returned to the container.
  private boolean hasReturned() {
    try {
      context.setTimeout(0);
      return false;
    } catch (IllegalStateException e) {
      return true;
    }
  }

  private void later(Runnable action) {
    try {
      timer.schedule(action, SETTLE_MILLIS / 2, TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      // the servlet is being destroyed, and its requests with it
    }
  }
}
