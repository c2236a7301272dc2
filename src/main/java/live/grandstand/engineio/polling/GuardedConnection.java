package live.grandstand.engineio.polling;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.WebConnection;
import java.io.IOException;
import live.grandstand.engineio.FrameGuard;
import org.jspecify.annotations.Nullable;

/** A container's connection whose input is guarded. The output, and the end, are its own. */
final class GuardedConnection implements WebConnection {
  private final WebConnection connection;
  private final FrameGuard guard;
  private @Nullable GuardedInput input;

  GuardedConnection(WebConnection connection, FrameGuard guard) {
    this.connection = connection;
    this.guard = guard;
  }

  @Override
  public synchronized ServletInputStream getInputStream() throws IOException {
    GuardedInput known = input;
    if (known == null) {
      known = new GuardedInput(connection.getInputStream(), guard);
      input = known;
    }
    return known;
  }

  @Override
  public ServletOutputStream getOutputStream() throws IOException {
    return connection.getOutputStream();
  }

  @Override
  public void close() throws Exception {
    connection.close();
  }
}
