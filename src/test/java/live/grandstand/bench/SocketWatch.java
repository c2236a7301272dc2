package live.grandstand.bench;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Looks into a {@link SocketTable} twice a second, on a thread of its own, until none is held. */
final class SocketWatch implements AutoCloseable {

  private static final long INTERVAL_MILLIS = 500;

  private final SocketTable sockets;
  private final long begin = System.nanoTime();
  private final Thread thread;
  private volatile double seconds = Double.NaN;

  SocketWatch(SocketTable sockets) {
    this.sockets = sockets;
    this.thread = new Thread(this::look, "socket-watch");
    thread.setDaemon(true);
    thread.start();
  }

  private void look() {
    try {
      while (sockets.held() > 0) {
        Thread.sleep(INTERVAL_MILLIS);
      }
      seconds = (System.nanoTime() - begin) / 1e9;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  boolean isNone() {
    return !Double.isNaN(seconds);
  }

  /** When the server held none any more; not a number if it still does. */
  double secondsUntilNone() {
    return seconds;
  }

  @Override
  public void close() throws InterruptedException {
    thread.interrupt();
    thread.join();
  }
}
