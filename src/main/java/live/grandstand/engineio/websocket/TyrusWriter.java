package live.grandstand.engineio.websocket;

import java.nio.ByteBuffer;
import org.glassfish.tyrus.spi.CompletionHandler;
import org.glassfish.tyrus.spi.Writer;

/** Tyrus' own way to the network, below its encoder, its message lock and its timer. */
final class TyrusWriter implements RawWriter {
  private final Writer writer;
  private final Runnable cutOff;

  /**
   * @param cutOff drops the connection below; closing the writer waits, without a thread, until the
   *     peer has read what was written before
   */
  TyrusWriter(Writer writer, Runnable cutOff) {
    this.writer = writer;
    this.cutOff = cutOff;
  }

  @Override
  public void write(ByteBuffer frames, Outcome outcome) {
    writer.write(frames, new Completion(outcome));
  }

  @Override
  public void cutOff() {
    cutOff.run();
  }

  private static final class Completion extends CompletionHandler<ByteBuffer> {
    private final Outcome outcome;

    Completion(Outcome outcome) {
      this.outcome = outcome;
    }

    @Override
    public void completed(ByteBuffer written) {
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
