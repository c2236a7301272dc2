package live.grandstand.engineio.polling;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import live.grandstand.engineio.FrameGuard;

/**
 * A container's input after a {@link FrameGuard} has looked at it. A read may bring nothing: what
 * came was the beginning of a header. Used by one thread at a time, like the input below.
 */
final class GuardedInput extends ServletInputStream {
  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  private final ServletInputStream in;
  private final FrameGuard guard;
  private final GuardedConnection connection;
  private ByteBuffer passed = NOTHING;

  GuardedInput(ServletInputStream in, FrameGuard guard, GuardedConnection connection) {
    this.in = in;
    this.guard = guard;
    this.connection = connection;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (!passed.hasRemaining()) {
      byte[] came = new byte[length];
      int count = in.read(came, 0, length);
      if (count <= 0) {
        return count;
      }
      passed = ByteBuffer.wrap(guard.pass(came, count));
    }
    int count = Math.min(length, passed.remaining());
    passed.get(target, offset, count);
    if (!passed.hasRemaining()) {
      passed = NOTHING; // a quiet connection keeps nothing of what it read last
    }
    return count;
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
    return passed.remaining() + in.available();
  }

  @Override
  public boolean isReady() {
    return !connection.isClosing() && (passed.hasRemaining() || in.isReady());
  }

  @Override
  public boolean isFinished() {
    return !passed.hasRemaining() && in.isFinished();
  }

  @Override
  public void setReadListener(ReadListener listener) {
    in.setReadListener(connection.guarded(listener));
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
