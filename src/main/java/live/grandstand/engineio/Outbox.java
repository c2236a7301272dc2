package live.grandstand.engineio;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The frames that wait to leave one connection, in order, at most a set number of bytes. A close
 * takes its place in the same queue: what was offered before it leaves first, what comes after it
 * is refused. Offering never blocks and never does I/O. All fields are guarded by {@code this};
 * nothing is called out under the lock.
 */
final class Outbox {
  /** What became of an offered frame. */
  enum Offer {
    QUEUED,
    DROPPED,
    OVERFLOW
  }

  /** Volatile frames are given up once the outbox is fuller than one part in this many. */
  private static final int VOLATILE_SHARE = 4;

  private final ArrayDeque<Frame> frames = new ArrayDeque<>(4);
  private final int limit;
  private int bytes;
  private @Nullable CloseReason closeMark;
  private boolean discarded;

  Outbox(int limitBytes) {
    this.limit = limitBytes;
  }

  /**
   * Queues the frames of one packet with nothing between them: all of them or none.
   *
   * @param droppable whether the packet is volatile, and given up early when the reader is slow
   */
  synchronized Offer offer(List<Frame> packet, boolean droppable) {
    if (closeMark != null || discarded) {
      return Offer.DROPPED;
    }
    int after = bytes;
    for (Frame frame : packet) {
      after += frame.length();
    }
    if (droppable && after > limit / VOLATILE_SHARE) {
      return Offer.DROPPED;
    }
    // One packet larger than the whole limit still fits an empty outbox: it could never leave else.
    if (after > limit && !frames.isEmpty()) {
      return Offer.OVERFLOW;
    }
    frames.addAll(packet);
    bytes = after;
    return Offer.QUEUED;
  }

  /** Queues the close; the first mark stays. Returns whether this call placed it. */
  synchronized boolean markClose(CloseReason reason) {
    if (closeMark != null || discarded) {
      return false;
    }
    closeMark = reason;
    return true;
  }

  /** Takes frames in order, at least one if any waits, then as many as fit into a write. */
  synchronized List<Frame> drain(int maxBytes) {
    if (frames.isEmpty()) {
      return List.of();
    }
    List<Frame> batch = new ArrayList<>(frames.size());
    int taken = 0;
    Frame next = frames.peek();
    while (next != null && (batch.isEmpty() || taken + next.length() <= maxBytes)) {
      batch.add(frames.remove());
      taken += next.length();
      next = frames.peek();
    }
    bytes -= taken;
    return batch;
  }

  /** Puts frames that were taken and did not leave back to where they were. */
  synchronized void putBack(List<Frame> batch) {
    if (discarded) {
      return;
    }
    for (int i = batch.size() - 1; i >= 0; i--) {
      frames.addFirst(batch.get(i));
      bytes += batch.get(i).length();
    }
  }

  /** The queued close, once every frame before it has been taken; null before. */
  synchronized @Nullable CloseReason dueClose() {
    return frames.isEmpty() && !discarded ? closeMark : null;
  }

  /** The queued close, due or not. */
  synchronized @Nullable CloseReason closeMark() {
    return closeMark;
  }

  /** Whether a flush would find something to do. */
  synchronized boolean hasWork() {
    return !frames.isEmpty() || closeMark != null;
  }

  synchronized boolean isEmpty() {
    return frames.isEmpty();
  }

  /** Bytes that wait. */
  synchronized int bytes() {
    return bytes;
  }

  /** Forgets everything and refuses what comes. */
  synchronized void discard() {
    frames.clear();
    bytes = 0;
    discarded = true;
  }
}
