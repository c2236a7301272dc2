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
import live.grandstand.engineio.websocket.NetworkConnection;
import org.jspecify.annotations.Nullable;

/**
 * A container's connection whose input is guarded, and which is closed only when no thread of the
 * container can be in its request any more. Payara reuses the request of a connection that is
 * closed earlier while others are still in it, and then hands it to two clients
 * (docs/decisions/0006).
 *
 * <p>So on Payara a close ends the input: the container's reading thread sees its end, the request
 * is cancelled, and only then the container's own close runs, once. Elsewhere a close is a close.
 */
final class GuardedConnection implements WebConnection {
  /** How long a peer may take to answer a close frame and to hang up by itself. */
  private static final long TURN_MILLIS = 250;

  /** After so many turns a peer that does not take its close frame is cut off. */
  private static final int TURNS = 20;

  private final WebConnection connection;
  private final FrameGuard guard;
  private final ScheduledExecutorService timer;
  private final @Nullable NetworkConnection network;
  private @Nullable GuardedInput input; // guarded by this, like what follows
  private boolean closing;
  private boolean ended;

  private GuardedConnection(
      WebConnection connection, FrameGuard guard, ScheduledExecutorService timer) {
    this.connection = connection;
    this.guard = guard;
    this.timer = timer;
    this.network = NetworkConnection.below(connection);
  }

  static GuardedConnection over(
      WebConnection connection, FrameGuard guard, ScheduledExecutorService timer) {
    GuardedConnection guarded = new GuardedConnection(connection, guard, timer);
    if (guarded.network != null) {
      guarded.network.onClosed(guarded::networkClosed);
    }
    return guarded;
  }

  /**
   * Lets input come, now that the engine is complete: the container may call its listener at once
   * and on this thread, where Tyrus would wait for the end of its own start.
   */
  void begin() {
    GuardedInput known;
    synchronized (this) {
      known = input;
    }
    if (known != null) {
      known.begin();
    }
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

  /** Passes no more input on, and ends the connection when the peer has had time to. */
  @Override
  public void close() {
    synchronized (this) {
      if (closing) {
        return;
      }
      closing = true;
    }
    if (network == null) {
      end();
    } else {
      endInputLater(network, 1);
    }
  }

  private void endInputLater(NetworkConnection network, int turn) {
    try {
      timer.schedule(() -> endInput(network, turn), TURN_MILLIS, TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      network.endInput(); // the application is being stopped
    }
  }

  private void endInput(NetworkConnection network, int turn) {
    if (!network.isOpen()) {
      return;
    }
    if (turn == TURNS) {
      network.cutOff();
      return;
    }
    if (!network.isWriting()) {
      network.endInput();
    }
    endInputLater(network, turn + 1);
  }

  /** Comes after {@link ReadListener#onError}, or alone when no read was waited for. */
  private void networkClosed() {
    if (isEnded()) {
      return;
    }
    try {
      timer.execute(this::end);
    } catch (RejectedExecutionException e) {
      // the application is being stopped, and the container destroys its handlers
    }
  }

  /** Lets the container's own close run, once; from here on nobody is let into its input. */
  private void end() {
    synchronized (this) {
      closing = true;
      if (ended) {
        return;
      }
      ended = true;
    }
    if (network != null) {
      network.retireRequest();
    }
    try {
      connection.close();
    } catch (Exception e) {
      // it is gone, which is what was wanted
    }
  }

  /** Whether the network connection is open, as far as that is known. */
  boolean isOpen() {
    return network == null || network.isOpen();
  }

  synchronized boolean isClosing() {
    return closing;
  }

  /** Whether the container's input must not be touched; ask while holding this monitor. */
  synchronized boolean isEnded() {
    return ended;
  }

  /** Calls a listener as long as nobody has closed, and reads on for the end of input after. */
  ReadListener guarded(ReadListener listener, GuardedInput input) {
    return new ReadListener() {
      @Override
      public void onDataAvailable() {
        if (!isClosing()) {
          try {
            listener.onDataAvailable();
          } catch (IOException | RuntimeException e) {
            listener.onError(e);
            close();
          }
        }
        if (isClosing()) {
          input.skip();
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
        end();
      }
    };
  }
}
