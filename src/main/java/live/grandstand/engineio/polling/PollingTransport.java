package live.grandstand.engineio.polling;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import live.grandstand.engineio.CloseReason;
import live.grandstand.engineio.EngineCodec;
import live.grandstand.engineio.EngineError;
import live.grandstand.engineio.EngineSession;
import live.grandstand.engineio.EngineTransport;
import live.grandstand.engineio.Frame;
import live.grandstand.engineio.TransportName;
import org.jspecify.annotations.Nullable;

/**
 * Long-polling as a way out: at most one GET at a time, answered at once with what waits or else by
 * the next flush. Which request is the one is decided by one compare-and-set, so that two polls at
 * once are always seen.
 */
final class PollingTransport implements EngineTransport {
  private static final byte[] NOOP = {'6'};
  private static final byte[] CLOSE = {'1'};

  private final AtomicBoolean polling = new AtomicBoolean();
  private final AtomicBoolean posting = new AtomicBoolean();
  private final AtomicReference<@Nullable SuspendedRequest> waiting = new AtomicReference<>();
  private volatile @Nullable Ending ending;
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

  /** Claims the one GET that may be under way; false when another one is. */
  boolean beginPoll() {
    return polling.compareAndSet(false, true);
  }

  /** Gives the claim of a GET back that was answered at once. */
  void endPoll() {
    polling.set(false);
  }

  /** Lets the claimed GET wait for the next flush. */
  void await(SuspendedRequest request) {
    waiting.set(request);
    if (ending == null) {
      session().transportReady();
    }
    Ending now = ending;
    if (now != null) {
      answerLast(now);
    }
  }

  /** The client gave up the poll that waited: Engine.IO v4 ends the session then. */
  void pollGone() {
    waiting.set(null);
    session().transportClosed(this, CloseReason.TRANSPORT_ERROR);
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
    SuspendedRequest request = takeWaiting();
    if (request != null) {
      PollResponse.send(request, EngineCodec.encodePayload(frames));
    } else {
      session().takeBack(frames);
    }
  }

  @Override
  public void close(CloseReason reason) {
    end(reason == CloseReason.CLIENT_CLOSE ? Ending.NOOP : Ending.CLOSE);
  }

  /** Makes polling void: the session goes on without it, or is gone. */
  @Override
  public void abort() {
    end(Ending.VOID);
  }

  /** How the last poll is answered. */
  private enum Ending {
    NOOP,
    CLOSE,
    VOID
  }

  private void end(Ending last) {
    if (ending == null) {
      ending = last;
    }
    answerLast(last);
  }

  private void answerLast(Ending last) {
    SuspendedRequest request = takeWaiting();
    if (request != null) {
      switch (last) {
        case NOOP -> {
          session().closeWasAnswered();
          PollResponse.send(request, NOOP);
        }
        case CLOSE -> PollResponse.send(request, CLOSE);
        case VOID -> PollResponse.refuse(request, EngineError.BAD_REQUEST);
      }
    }
  }

  private @Nullable SuspendedRequest takeWaiting() {
    SuspendedRequest request = waiting.getAndSet(null);
    if (request != null) {
      endPoll();
    }
    return request;
  }
}
