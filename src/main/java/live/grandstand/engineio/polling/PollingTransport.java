package live.grandstand.engineio.polling;

import jakarta.servlet.AsyncContext;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import live.grandstand.engineio.CloseReason;
import live.grandstand.engineio.EngineCodec;
import live.grandstand.engineio.EngineSession;
import live.grandstand.engineio.EngineTransport;
import live.grandstand.engineio.Frame;
import live.grandstand.engineio.TransportName;
import org.jspecify.annotations.Nullable;

/**
 * Long-polling as a way out: at most one GET waits, and the next flush answers it. Which request is
 * the one that waits is decided by one compare-and-set, so that two polls at once are always seen.
 */
final class PollingTransport implements EngineTransport {
  private static final List<Frame> NOOP = List.of(Frame.text("6"));
  private static final List<Frame> CLOSE = List.of(Frame.text("1"));

  private final AtomicReference<@Nullable AsyncContext> waiting = new AtomicReference<>();
  private final AtomicBoolean posting = new AtomicBoolean();
  private @Nullable EngineSession session; // set before the transport is shared

  @Override
  public TransportName name() {
    return TransportName.POLLING;
  }

  @Override
  public void attach(EngineSession session) {
    this.session = session;
  }

  EngineSession session() {
    return Objects.requireNonNull(session);
  }

  /** Lets a GET wait; false when another one waits already. */
  boolean poll(AsyncContext request) {
    if (!waiting.compareAndSet(null, request)) {
      return false;
    }
    EngineSession own = session();
    own.transportReady();
    if (own.isClosed() || own.transport() != this) {
      answer(NOOP);
    }
    return true;
  }

  /** Claims the one POST that may be under way; false when another one is. */
  boolean beginPost() {
    return posting.compareAndSet(false, true);
  }

  void endPost() {
    posting.set(false);
  }

  @Override
  public boolean writable() {
    return waiting.get() != null;
  }

  @Override
  public void write(List<Frame> frames) {
    answer(frames);
  }

  @Override
  public void close(CloseReason reason) {
    answer(reason == CloseReason.CLIENT_CLOSE ? NOOP : CLOSE);
  }

  /** Answers a waiting poll with a noop: the session goes on without polling, or is gone. */
  @Override
  public void abort() {
    answer(NOOP);
  }

  private void answer(List<Frame> frames) {
    AsyncContext request = waiting.getAndSet(null);
    if (request != null) {
      PollResponse.send(request, EngineCodec.encodePayload(frames));
    }
  }
}
