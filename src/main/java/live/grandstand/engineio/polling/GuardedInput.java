package live.grandstand.engineio.polling;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import live.grandstand.engineio.FrameGuard;
import org.jspecify.annotations.Nullable;

/**
 * A container's input after a {@link FrameGuard} has looked at it. A read may bring nothing: what
 * came was the beginning of a header. Used by one thread at a time, like the input below, which is
 * touched under the connection's monitor only, and never again when that has ended.
 */
final class GuardedInput extends ServletInputStream {
  private static final int SKIPPED_AT_ONCE = 4_096;

  private final ServletInputStream in;
  private final GuardedConnection connection;
  private final GuardedBytes bytes;
  private @Nullable ReadListener listener; // used by the thread that upgrades

  GuardedInput(ServletInputStream in, FrameGuard guard, GuardedConnection connection) {
    this.in = in;
    this.connection = connection;
    this.bytes = new GuardedBytes(guard, this::take);
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    return bytes.read(target, offset, length);
  }

  private int take(byte[] target, int offset, int length) throws IOException {
    synchronized (connection) {
      if (connection.isEnded()) {
        throw new IOException("closed");
      }
      return in.read(target, offset, length);
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    int count = read(one, 0, 1);
    while (count == 0) {
      count = read(one, 0, 1);
    }
    return count < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int available() throws IOException {
    synchronized (connection) {
      return connection.isEnded() ? 0 : bytes.waiting() + in.available();
    }
  }

  @Override
  public boolean isReady() {
    synchronized (connection) {
      if (!connection.isClosing()) {
        return bytes.hasPassed() || in.isReady();
      }
    }
    skip();
    return false;
  }

  /** Drops what has come, and asks the container to read on: only a read sees the end of input. */
  void skip() {
    byte[] dropped = new byte[SKIPPED_AT_ONCE];
    synchronized (connection) {
      try {
        while (!connection.isEnded() && in.isReady()) {
          in.read(dropped, 0, dropped.length);
        }
      } catch (IOException e) {
        // the input has ended
      }
    }
  }

  @Override
  public boolean isFinished() {
    synchronized (connection) {
      return connection.isEnded() || (!bytes.hasPassed() && in.isFinished());
    }
  }

  /** Names who is told of input, which comes from {@link #begin} on. */
  @Override
  public void setReadListener(ReadListener listener) {
    this.listener = connection.guarded(listener, this);
  }

  /** Lets the container call the listener. */
  void begin() {
    ReadListener told = listener;
    if (told == null) {
      return;
    }
    // The peer may have hung up meanwhile, and the container let go of the request.
    if (!connection.isOpen()) {
      told.onError(new IOException("closed"));
      return;
    }
    try {
      in.setReadListener(told);
    } catch (IllegalStateException e) {
      told.onError(e);
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
