package live.grandstand.engineio.websocket;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.glassfish.tyrus.spi.CompletionHandler;
import org.glassfish.tyrus.spi.Writer;

/** Tyrus' own way to the network, below its encoder, its message lock and its timer. */
final class TyrusWriter implements RawWriter {
  private final Writer writer;

  TyrusWriter(Writer writer) {
    this.writer = writer;
  }

  @Override
  public void write(ByteBuffer frames, Outcome outcome) {
    writer.write(frames, new Completion(outcome));
  }

  @Override
  public void cutOff() {
    try {
      writer.close();
    } catch (IOException e) {
      // it is gone, which is what was asked for
    }
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
