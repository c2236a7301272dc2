package live.grandstand.engineio.polling;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.WebConnection;
import java.io.IOException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import live.grandstand.engineio.FrameGuard;
import org.jspecify.annotations.Nullable;

/**
 * A container's connection whose input is guarded, and which is closed only when nothing moves on
 * it. Payara recycles the request of a connection that is closed while another thread is still in
 * the container with it, and then hands it to two clients (docs/decisions/0006).
 */
final class GuardedConnection implements WebConnection {
  /** Covers the peer's answer to a close frame, and the container's last steps with it. */
  private static final long SETTLE_MILLIS = 250;

  private final WebConnection connection;
  private final FrameGuard guard;
  private final ScheduledExecutorService timer;
  private @Nullable GuardedInput input; // guarded by this, like closing
  private boolean closing;

  GuardedConnection(WebConnection connection, FrameGuard guard, ScheduledExecutorService timer) {
    this.connection = connection;
    this.guard = guard;
    this.timer = timer;
  }

  @Override
  public synchronized ServletInputStream getInputStream() throws IOException {
    GuardedInput known = input;
    if (known == null) {
      known = new GuardedInput(connection.getInputStream(), guard, this);
      input = known;
    }
    return known;
  }

  @Override
  public ServletOutputStream getOutputStream() throws IOException {
    return connection.getOutputStream();
  }

  /** Takes no more input, and closes once the container's threads have let go. */
  @Override
  public void close() {
    synchronized (this) {
      if (closing) {
        return;
      }
      closing = true;
    }
    closeLater();
  }

  private void closeLater() {
    try {
      timer.schedule(this::closeNow, SETTLE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      // the application is being stopped, and the container closes its connections
    }
  }

  private void closeNow() {
    try {
      connection.close();
    } catch (Exception e) {
      // it is gone, which is what was wanted
    }
  }

  synchronized boolean isClosing() {
    return closing;
  }

  /** Calls a listener as long as nobody has closed. */
  ReadListener guarded(ReadListener listener) {
    return new ReadListener() {
      @Override
      public void onDataAvailable() throws IOException {
        if (!isClosing()) {
          listener.onDataAvailable();
        }
      }

      @Override
      public void onAllDataRead() throws IOException {
        if (!isClosing()) {
          listener.onAllDataRead();
        }
      }

      @Override
      public void onError(Throwable t) {
        if (!isClosing()) {
          listener.onError(t);
        }
      }
    };
  }
}
