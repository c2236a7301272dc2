package live.grandstand.engineio.websocket;

import jakarta.websocket.Session;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.Executor;
import live.grandstand.engineio.Frame;

/**
 * The fast way out: all that waits leaves in one raw write of ready-made frames, past the text
 * encoder, the message lock and the per-message timer that make {@code sendText} cost some hundred
 * microseconds on Payara (performance.md). The next write comes when this one is out, so a peer
 * that does not read never grows the container's queue.
 */
final class RawTransport extends WebSocketTransport implements RawWriter.Outcome {
  private final RawWriter writer;
  private volatile boolean idle = true;

  RawTransport(Session session, RawWriter writer, Executor closer) {
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
    writer.write(gather(frames), this);
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

  /** Perhaps called under the container's lock of this connection: marks, and does nothing else. */
  @Override
  public void written() {
    idle = true;
    owner().transportReady();
  }

  @Override
  void cutOff() {
    writer.cutOff();
  }
}
