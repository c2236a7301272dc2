package live.grandstand.bench;

/**
 * Messages that await their acknowledgement, at most so many of each sender. Their numbers tell the
 * sender and a place in it; a number is used again once it has been acknowledged.
 */
final class Outstanding {

  private final int each;
  private final long[] sentNanos;
  private final int[] waiting;
  private int total;

  /**
   * Nothing is sent yet.
   *
   * @param each how many messages of one sender may be on their way
   */
  Outstanding(int senders, int each) {
    this.each = each;
    this.sentNanos = new long[senders * each];
    this.waiting = new int[senders];
  }

  boolean hasRoom(int sender) {
    return waiting[sender] < each;
  }

  /** Notes a message as sent and gives its number. */
  int sent(int sender, long nanos) {
    for (int id = sender * each; id < (sender + 1) * each; id++) {
      if (sentNanos[id] == 0) {
        sentNanos[id] = nanos;
        waiting[sender]++;
        total++;
        return id;
      }
    }
    throw new IllegalStateException("sender " + sender + " has " + each + " messages on their way");
  }

  /**
   * Notes a message as acknowledged and gives when it was sent.
   *
   * @throws IllegalStateException if it was acknowledged before, or never sent
   */
  long acknowledged(int id) {
    if (id < 0 || id >= sentNanos.length || sentNanos[id] == 0) {
      throw new IllegalStateException("an acknowledgement that nobody waits for: " + id);
    }
    long nanos = sentNanos[id];
    sentNanos[id] = 0;
    waiting[id / each]--;
    total--;
    return nanos;
  }

  /** Messages of all senders on their way. */
  int total() {
    return total;
  }
}
