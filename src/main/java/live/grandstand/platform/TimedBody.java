package live.grandstand.platform;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.time.Duration;

/** The body of a request, up to so many bytes and for so long. */
final class TimedBody extends InputStream {
  /** How much of what is refused is passed over, so that its sender gets to see why. */
  private static final long MAX_DRAINED = 32L * 1024 * 1024;

  private static final int BUFFER_BYTES = 16 * 1024;

  private final InputStream body;
  private final long end; // by System.nanoTime
  private final long most;
  private long left;

  TimedBody(InputStream body, long most, Duration time) {
    this.body = body;
    this.most = most;
    this.left = most;
    this.end = System.nanoTime() + time.toNanos();
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (isLate()) {
      throw tooSlow();
    }
    int read = fromBody(into, offset, length);
    left -= Math.max(0, read);
    if (left < 0) {
      throw AppException.tooLarge("", "A request like this may have %d bytes".formatted(most));
    }
    return read;
  }

  private int fromBody(byte[] into, int offset, int length) throws IOException {
    try {
      return body.read(into, offset, length);
    } catch (InterruptedIOException e) { // the server does not wait any longer
      throw tooSlow();
    } catch (IOException e) { // the client is gone
      throw AppException.badRequest("", "The body was cut off");
    }
  }

  private boolean isLate() {
    return System.nanoTime() - end > 0;
  }

  private static AppException tooSlow() {
    return new AppException(ErrorCode.REQUEST_TIMEOUT, "The body did not come in time");
  }

  /** Passes over the rest, as far as that is worth it. */
  void drain() {
    byte[] lost = new byte[BUFFER_BYTES];
    long drained = 0;
    try {
      int read = body.read(lost);
      while (read >= 0 && drained < MAX_DRAINED && !isLate()) {
        drained += read;
        read = body.read(lost);
      }
    } catch (IOException e) {
      // then there is nobody to answer either
    }
  }
}
