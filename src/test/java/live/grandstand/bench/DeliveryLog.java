package live.grandstand.bench;

/**
 * What was sent in a phase, and how long it took to arrive. Message numbers run on from phase to
 * phase, so that a straggler of an earlier phase is told apart. Not thread-safe.
 */
final class DeliveryLog {

  /** Messages that one phase may send at most. */
  static final int CAPACITY = 1 << 17;

  private final long[] sentNanos = new long[CAPACITY];
  private final Histogram latency = new Histogram();
  private int first;
  private int next;
  private int refused;

  /** Begins a phase. */
  void begin() {
    first = next;
    refused = 0;
    latency.clear();
  }

  /** Notes a message as sent at {@code nanos} and gives its number. */
  int sent(long nanos) {
    if (sent() == CAPACITY) {
      throw new IllegalStateException("more than " + CAPACITY + " messages in one phase");
    }
    sentNanos[next - first] = nanos;
    return next++;
  }

  /** Notes that the server would not send a message. */
  void messageRefused() {
    refused++;
  }

  /** Messages sent in this phase. */
  int sent() {
    return next - first;
  }

  int refused() {
    return refused;
  }

  /** The place of a message in this phase, from 0; negative if it belongs to an earlier one. */
  int place(int number) {
    return number < next ? number - first : -1;
  }

  void arrived(int place, long nanos) {
    latency.add((nanos - sentNanos[place]) / 1_000);
  }

  Histogram latency() {
    return latency;
  }
}
