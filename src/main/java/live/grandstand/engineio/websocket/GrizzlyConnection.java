package live.grandstand.engineio.websocket;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import org.glassfish.grizzly.CloseListener;
import org.glassfish.grizzly.Closeable;
import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.ICloseType;
import org.glassfish.grizzly.nio.NIOConnection;

/** Payara's connection, and the suspended response of the request that was upgraded on it. */
final class GrizzlyConnection implements NetworkConnection {
  private final CatalinaInternals internals;
  private final Connection<?> connection;
  private final Object suspension;

  GrizzlyConnection(CatalinaInternals internals, Connection<?> connection, Object suspension) {
    this.internals = internals;
    this.connection = connection;
    this.suspension = suspension;
  }

  /**
   * Listeners are called in the order in which they came; the suspended response's came when the
   * request was upgraded.
   */
  @Override
  public void onClosed(Runnable action) {
    connection.addCloseListener(
        (CloseListener<Closeable, ICloseType>) (closed, why) -> action.run());
  }

  @Override
  public boolean isOpen() {
    return connection.isOpen();
  }

  @Override
  public boolean isWriting() {
    return connection instanceof NIOConnection nio && !nio.getAsyncWriteQueue().isEmpty();
  }

  @Override
  public void endInput() {
    try {
      if (connection instanceof NIOConnection nio
          && nio.getChannel() instanceof SocketChannel channel) {
        channel.shutdownInput();
      }
    } catch (IOException | RuntimeException e) {
      // it has ended altogether
    }
  }

  @Override
  public void cutOff() {
    GrizzlyWriter.reset(connection);
    connection.terminateSilently();
  }

  @Override
  public void retireRequest() {
    try {
      internals.cancel(suspension);
    } catch (ReflectiveOperationException e) {
      // it was cancelled by another thread in between
    }
  }
}
