package live.grandstand.engineio.websocket;

import java.io.IOException;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import org.glassfish.grizzly.Buffer;
import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.EmptyCompletionHandler;
import org.glassfish.grizzly.WriteResult;
import org.glassfish.grizzly.asyncqueue.AsyncQueueWriter;
import org.glassfish.grizzly.asyncqueue.WritableMessage;
import org.glassfish.grizzly.memory.Buffers;
import org.glassfish.grizzly.memory.MemoryManager;
import org.glassfish.grizzly.nio.NIOConnection;
import org.glassfish.grizzly.nio.NIOTransport;

/**
 * Payara's connection itself. Between the servlet's stream and this, Catalina and Grizzly's filters
 * copy, allocate and walk a chain that does nothing for a connection that has become a WebSocket,
 * at several times the cost of the write. The queue written to is the one they end in, so pongs and
 * close frames of the container keep their place between ours.
 */
final class GrizzlyWriter implements RawWriter {
  private final Connection<SocketAddress> connection;
  private final AsyncQueueWriter<SocketAddress> queue;
  private final MemoryManager<?> memory;

  @SuppressWarnings("unchecked") // a TCP connection's address type is SocketAddress
  GrizzlyWriter(Connection<?> connection) {
    NIOTransport transport = (NIOTransport) connection.getTransport();
    this.connection = (Connection<SocketAddress>) connection;
    this.queue = (AsyncQueueWriter<SocketAddress>) transport.getAsyncQueueIO().getWriter();
    this.memory = transport.getMemoryManager();
  }

  @Override
  public void write(ByteBuffer frames, Outcome outcome) {
    Buffer bytes =
        Buffers.wrap(
            memory, frames.array(), frames.arrayOffset() + frames.position(), frames.remaining());
    queue.write(connection, null, bytes, new Completion(outcome), null, null);
  }

  @Override
  public void cutOff() {
    reset(connection);
  }

  /**
   * Drops a connection, and with it what the kernel still holds for a peer that does not read: some
   * megabytes, which a polite end would keep for minutes. The reading thread does it, which finds
   * its input ended: nobody else may while a read can be on its way (docs/decisions/0006).
   */
  static void reset(Connection<?> connection) {
    try {
      if (connection instanceof NIOConnection nio
          && nio.getChannel() instanceof SocketChannel channel) {
        channel.setOption(StandardSocketOptions.SO_LINGER, 0);
        channel.shutdownInput();
      } else {
        connection.terminateSilently();
      }
    } catch (IOException | RuntimeException e) {
      // closed already
    }
  }

  private static final class Completion
      extends EmptyCompletionHandler<WriteResult<WritableMessage, SocketAddress>> {
    private final Outcome outcome;

    Completion(Outcome outcome) {
      this.outcome = outcome;
    }

    @Override
    public void completed(WriteResult<WritableMessage, SocketAddress> result) {
      outcome.written();
    }

    @Override
    public void failed(Throwable cause) {
      outcome.failed();
    }

    @Override
    public void cancelled() {
      outcome.failed();
    }
  }
}
