package live.grandstand.engineio.polling;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A request that is answered later, by another thread. Payara recycles requests, and hands one to
 * two clients when it is touched at a wrong time: while the thread that suspended it has not left
 * the container yet, or after the client has gone and the container has ended it. So nothing is
 * done with a suspended request before the first or after the second (docs/decisions/0006).
 */
final class SuspendedRequest implements AsyncListener {
  private static final System.Logger LOG = System.getLogger(SuspendedRequest.class.getName());

  /** Covers the last steps of the container after it has declared the dispatch done. */
  private static final long SETTLE_MILLIS = 2;

  private final AsyncContext context;
  private final ScheduledExecutorService timer;
  private final Runnable gone;
  private volatile @Nullable Future<?> expiry;
  private volatile boolean settled;
  private boolean ended; // guarded by this

  private SuspendedRequest(AsyncContext context, ScheduledExecutorService timer, Runnable gone) {
    this.context = context;
    this.timer = timer;
    this.gone = gone;
  }

  /**
   * Suspends a request.
   *
   * @param gone what to do when the client goes before it is answered
   */
  static SuspendedRequest of(
      HttpServletRequest request, ScheduledExecutorService timer, Runnable gone) {
    AsyncContext context = request.startAsync();
    context.setTimeout(0); // the session's heartbeat bounds the wait
    SuspendedRequest suspended = new SuspendedRequest(context, timer, gone);
    context.addListener(suspended);
    suspended.later(suspended::settle);
    return suspended;
  }

  /** Answers a request; called once, and only while the request is there. */
  @FunctionalInterface
  interface Answer {
    void give(HttpServletResponse response);
  }

  /**
   * Answers as soon as that is safe: at once, some milliseconds later, or never. Always on the
   * timer's thread: completing a request ends its contexts on the thread that does it, and on a
   * container's thread those of another request would be meant.
   */
  void whenSafe(Answer answer) {
    run(() -> give(answer));
  }

  private void give(Answer answer) {
    if (!settled) {
      later(() -> give(answer));
      return;
    }
    synchronized (this) {
      if (!ended) {
        answer.give((HttpServletResponse) context.getResponse());
      }
    }
  }

  /** Ends the request, which has been answered. */
  synchronized void complete() {
    if (!ended) {
      ended = true;
      forgetExpiry();
      context.complete();
    }
  }

  /** The answer cannot be written: the client is gone. */
  void fail() {
    try {
      complete();
    } finally {
      gone.run();
    }
  }

  /** Does something after some time if the request has not ended by then; once for each request. */
  void after(long millis, Runnable action) {
    expiry = timer.schedule(() -> attempt(action), millis, TimeUnit.MILLISECONDS);
  }

  private void forgetExpiry() {
    Future<?> timeout = expiry;
    if (timeout != null) {
      timeout.cancel(false); // or the timer would keep what the request has read
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
  private synchronized boolean hasReturned() {
    if (ended) {
      return true;
    }
    try {
      context.setTimeout(0);
      return false;
    } catch (IllegalStateException e) {
      return true;
    }
  }

  private void run(Runnable action) {
    try {
      timer.execute(() -> attempt(action));
    } catch (RejectedExecutionException e) {
      // the servlet is being destroyed, and its requests with it
    }
  }

  private void later(Runnable action) {
    try {
      Future<?> unused =
          timer.schedule(() -> attempt(action), SETTLE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      // the servlet is being destroyed, and its requests with it
    }
  }

  /**
   * What fails must not be forgotten by the timer: the session would wait for its poll for ever.
   */
  private void attempt(Runnable action) {
    try {
      action.run();
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.DEBUG, "request not answered", e);
      fail();
    }
  }

  private void containerEnded() {
    synchronized (this) {
      if (ended) {
        return;
      }
      ended = true;
      forgetExpiry();
    }
    gone.run();
  }

  @Override
  public void onComplete(AsyncEvent event) {
    containerEnded();
  }

  @Override
  public void onError(AsyncEvent event) {
    containerEnded();
  }

  @Override
  public void onTimeout(AsyncEvent event) {
    containerEnded();
  }

  @Override
  public void onStartAsync(AsyncEvent event) {
    // never started again
  }
}
