package live.grandstand.engineio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A transport that keeps what it was told to send. A write completes at once, or when the test says
 * so. Like the real ones it fails when two writes overlap. Thread safe.
 */
public final class RecordingTransport implements EngineTransport {
  private static final int PATIENCE_SECONDS = 10;

  private final TransportName name;
  private final BlockingQueue<Frame> written = new LinkedBlockingQueue<>();
  private final List<String> mistakes = new ArrayList<>(); // guarded by this
  private boolean held; // guarded by this
  private boolean busy; // guarded by this
  private int writes; // guarded by this
  private boolean aborted; // guarded by this
  private boolean failing; // guarded by this
  private @Nullable CloseReason closed; // guarded by this
  private @Nullable Runnable meanwhile; // guarded by this
  private volatile @Nullable EngineSession session;

  private RecordingTransport(TransportName name) {
    this.name = name;
  }

  public static RecordingTransport webSocket() {
    return new RecordingTransport(TransportName.WEBSOCKET);
  }

  public static RecordingTransport polling() {
    return new RecordingTransport(TransportName.POLLING);
  }

  /** From now on a write lasts until {@link #complete}. */
  public synchronized RecordingTransport hold() {
    held = true;
    return this;
  }

  /** From now on a write completes at once; so does the one under way. */
  public void release() {
    synchronized (this) {
      held = false;
    }
    complete();
  }

  /** The write under way is done, or for polling: a poll came. */
  public void complete() {
    synchronized (this) {
      busy = false;
    }
    session().transportReady();
  }

  /** No poll waits, so nothing can be written. */
  public synchronized RecordingTransport notWritable() {
    busy = true;
    return this;
  }

  /** From now on every write fails: the peer is gone. */
  synchronized RecordingTransport failing() {
    failing = true;
    return this;
  }

  /** Lets something happen between the next flush and its write; the poll to write to is gone. */
  synchronized void beforeWrite(Runnable event) {
    meanwhile = event;
  }

  // ---- the port --------------------------------------------------------------------------------

  @Override
  public TransportName name() {
    return name;
  }

  @Override
  public void attach(EngineSession session) {
    this.session = session;
  }

  @Override
  public synchronized boolean writable() {
    return !busy;
  }

  @Override
  public void write(List<Frame> frames) {
    Runnable event = takeMeanwhile();
    if (event != null) {
      event.run();
      session().takeBack(frames);
    } else if (isFailing()) {
      session().transportClosed(this, CloseReason.TRANSPORT_ERROR);
    } else if (record(frames)) {
      session().transportReady();
    }
  }

  private synchronized @Nullable Runnable takeMeanwhile() {
    Runnable event = meanwhile;
    meanwhile = null;
    return event;
  }

  private synchronized boolean isFailing() {
    return failing;
  }

  private synchronized boolean record(List<Frame> frames) {
    if (busy) {
      mistakes.add("written to while not writable");
    }
    if (closed != null || aborted) {
      mistakes.add("written to after its end");
    }
    written.addAll(frames);
    writes++;
    busy = held;
    return !held;
  }

  @Override
  public synchronized void close(CloseReason reason) {
    if (closed != null) {
      mistakes.add("closed twice");
    }
    closed = reason;
  }

  @Override
  public synchronized void abort() {
    aborted = true;
  }

  // ---- what the test asks ----------------------------------------------------------------------

  public EngineSession session() {
    return Objects.requireNonNull(session, "not attached");
  }

  /** Why it was closed politely; null while it was not. */
  public synchronized @Nullable CloseReason closed() {
    return closed;
  }

  public synchronized boolean isAborted() {
    return aborted;
  }

  /** Whether it was closed or cut off; a session says that it is closed a little earlier. */
  public synchronized boolean hasEnded() {
    return closed != null || aborted;
  }

  public synchronized int writes() {
    return writes;
  }

  public synchronized List<String> mistakes() {
    return List.copyOf(mistakes);
  }

  /** The next frame, waited for. */
  public Frame next() {
    try {
      Frame frame = written.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      assertNotNull(frame, "no frame came");
      return frame;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The text of every frame that was not taken yet; binary ones as "binary:" and their length. */
  public List<String> taken() {
    List<Frame> frames = new ArrayList<>();
    written.drainTo(frames);
    return frames.stream().map(RecordingTransport::show).toList();
  }

  public boolean hasWritten() {
    return !written.isEmpty();
  }

  /** Nothing came that was not asked for, and nothing overlapped. */
  public void assertExhausted() {
    assertEquals(List.of(), taken(), "frames that nobody expected");
    assertEquals(List.of(), mistakes(), "misuse of the transport");
  }

  private static String show(Frame frame) {
    return frame.isBinary() ? "binary:" + frame.payloadLength() : frame.text();
  }
}
