package live.grandstand.engineio.websocket;

import jakarta.websocket.Session;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.Executor;
import live.grandstand.engineio.Frame;
import org.glassfish.tyrus.spi.CompletionHandler;
import org.glassfish.tyrus.spi.Writer;

/**
 * The fast way out on Tyrus: all that waits leaves in one raw write of ready-made frames, past the
 * text encoder, the message lock and the per-message timer that make {@code sendText} cost some
 * hundred microseconds on Payara (performance.md). The next write comes when this one has been
 * taken, so a peer that does not read never grows the container's queue.
 */
final class TyrusTransport extends WebSocketTransport {
  private final Writer writer;
  private final Completion completion = new Completion();
  private volatile boolean idle = true;

  TyrusTransport(Session session, Writer writer, Executor closer) {
    super(session, closer);
    this.writer = writer;
  }

  @Override
  public boolean writable() {
    return idle;
  }

  @Override
  public void write(List<Frame> frames) {
    idle = false;
    writer.write(gather(frames), completion);
  }

  private static ByteBuffer gather(List<Frame> frames) {
    if (frames.size() == 1) {
      return frames.get(0).frame();
    }
    int length = 0;
    for (Frame frame : frames) {
      length += frame.length();
    }
    byte[] bytes = new byte[length];
    int at = 0;
    for (Frame frame : frames) {
      at += frame.copyFrame(bytes, at);
    }
    return ByteBuffer.wrap(bytes);
  }

  @Override
  void cutOff() {
    try {
      writer.close();
    } catch (IOException e) {
      // it is gone, which is what was asked for
    }
  }

  /** Called under the container's lock of this connection: marks, and does nothing else. */
  private final class Completion extends CompletionHandler<ByteBuffer> {
    @Override
    public void completed(ByteBuffer written) {
      idle = true;
      owner().transportReady();
    }

    @Override
    public void failed(Throwable cause) {
      TyrusTransport.this.failed();
    }

    @Override
    public void cancelled() {
      TyrusTransport.this.failed();
    }
  }
}
