package live.grandstand.engineio.polling;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import live.grandstand.engineio.FrameGuard;

/**
 * A container's input after a {@link FrameGuard} has looked at it. A read may bring nothing: what
 * came was the beginning of a header. Used by one thread at a time, like the input below.
 */
final class GuardedInput extends ServletInputStream {
  private final ServletInputStream in;
  private final GuardedConnection connection;
  private final GuardedBytes bytes;

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
    return in.read(target, offset, length);
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
    return bytes.waiting() + in.available();
  }

  @Override
  public boolean isReady() {
    return !connection.isClosing() && (bytes.hasPassed() || in.isReady());
  }

  @Override
  public boolean isFinished() {
    return !bytes.hasPassed() && in.isFinished();
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
