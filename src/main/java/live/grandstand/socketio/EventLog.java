package live.grandstand.socketio;

import java.util.ArrayDeque;
import java.util.function.LongFunction;
import live.grandstand.engineio.CloseReason;
import org.jspecify.annotations.Nullable;

/**
 * The last events of a namespace, in the order of their sequence numbers, for clients that were cut
 * off. Limited in bytes, entries and time; what goes over a limit drops the oldest. Packets are
 * shared with the outboxes, never copied, and one that is logged several times is counted once.
 *
 * <p>An event is appended before its receivers are looked up, and a socket enters its rooms before
 * it looks at the log: so each event is found by at least one of the two.
 *
 * <p>All fields are guarded by {@code this}; each step is O(1) but {@link #after}, which copies
 * references.
 */
final class EventLog {
  /** The most bytes that one namespace's log keeps, by a cautious estimate. */
  static final int MAX_BYTES = 16 * 1024 * 1024;

  /** The most events that one namespace's log keeps. */
  static final int MAX_ENTRIES = 65_536;

  private static final int ENTRY_COST = 256;
  private static final int SMALLEST = 256;

  private final int maxBytes;
  private final int maxEntries;
  private final ArrayDeque<Emission> unfinished = new ArrayDeque<>(4);
  private Emission[] ring = new Emission[SMALLEST]; // its length is a power of two
  private long first = 1; // the sequence number of the oldest line
  private volatile long head; // of the newest; written under the lock
  private long bytes;
  private int tick;

  EventLog() {
    this(MAX_BYTES, MAX_ENTRIES);
  }

  EventLog(int maxBytes, int maxEntries) {
    this.maxBytes = maxBytes;
    this.maxEntries = maxEntries;
  }

  /**
   * Gives an event its number. The caller must {@link #finished finish} it.
   *
   * @param packet makes the packet for a number; short, as others wait for it; null for none
   */
  synchronized Emission append(
      Audience audience,
      @Nullable LongFunction<EncodedPacket> packet,
      @Nullable CloseReason closing) {
    long seq = head + 1;
    EncodedPacket encoded = packet == null ? null : packet.apply(seq);
    Emission emission = new Emission(seq, tick, audience, encoded, closing);
    makeRoom();
    ring[index(seq)] = emission;
    head = seq;
    bytes += ENTRY_COST + (encoded == null ? 0 : encoded.retain());
    while (bytes > maxBytes) {
      dropFirst();
    }
    unfinished.add(emission);
    return emission;
  }

  /** The event has been offered to everyone whom it is for. */
  synchronized void finished(Emission emission) {
    emission.finish();
    Emission next = unfinished.peek();
    while (next != null && next.isFinished()) {
      unfinished.remove();
      next = unfinished.peek();
    }
  }

  /** The newest number; no lock is needed to ask. */
  long head() {
    return head;
  }

  /** All events up to this number have been offered to everyone whom they are for. */
  synchronized long settled() {
    Emission oldest = unfinished.peek();
    return oldest == null ? head : oldest.seq() - 1;
  }

  /** The events behind a number, all there are; null when some of them are gone. */
  synchronized Emission @Nullable [] after(long seq) {
    if (seq + 1 < first || seq > head) {
      return null;
    }
    Emission[] found = new Emission[(int) (head - seq)];
    for (int i = 0; i < found.length; i++) {
      found[i] = ring[index(seq + 1 + i)];
    }
    return found;
  }

  /**
   * Lets one tick of time pass and drops what is older than so many.
   *
   * @return whether anything is left
   */
  synchronized boolean sweep(int keptTicks) {
    tick++;
    while (size() > 0 && ring[index(first)].tick() < tick - keptTicks) {
      dropFirst();
    }
    if (size() == 0 && ring.length > SMALLEST) {
      ring = new Emission[SMALLEST];
    }
    return size() > 0;
  }

  synchronized int size() {
    return (int) (head + 1 - first);
  }

  synchronized long bytes() {
    return bytes;
  }

  private int index(long seq) {
    return (int) seq & (ring.length - 1);
  }

  private void makeRoom() {
    if (size() >= maxEntries) {
      dropFirst();
    } else if (size() == ring.length) {
      Emission[] old = ring;
      ring = new Emission[2 * old.length];
      for (long seq = first; seq <= head; seq++) {
        ring[index(seq)] = old[(int) seq & (old.length - 1)];
      }
    }
  }

  @SuppressWarnings("NullAway") // a free slot; only those from first to head are read
  private void dropFirst() {
    int index = index(first);
    EncodedPacket packet = ring[index].packet();
    bytes -= ENTRY_COST + (packet == null ? 0 : packet.release());
    ring[index] = null;
    first++;
  }
}
