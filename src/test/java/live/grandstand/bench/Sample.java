package live.grandstand.bench;

import java.util.Arrays;

/**
 * The exact account of one viewer out of many: which message came, when and how often. Of every
 * viewer the number and the sequence of deliveries is kept, {@link Viewer#sequence}.
 */
final class Sample {

  private final DeliveryLog log;
  private final long[] seen = new long[DeliveryLog.CAPACITY / Long.SIZE];
  private long distinct;
  private long duplicates;
  private long strangers;
  private int frameBytes;

  Sample(DeliveryLog log) {
    this.log = log;
  }

  /** Begins a phase. */
  void begin() {
    Arrays.fill(seen, 0);
    distinct = 0;
    duplicates = 0;
    strangers = 0;
  }

  /**
   * Notes a delivery.
   *
   * @param number of the message, or {@link Marker#NONE}
   * @param length of its frame's payload
   */
  void delivery(int number, int length, long now) {
    int place = number == Marker.NONE ? -1 : log.place(number);
    if (place < 0) {
      strangers++;
      return;
    }
    long bit = 1L << place;
    if ((seen[place / Long.SIZE] & bit) != 0) {
      duplicates++;
      return;
    }
    seen[place / Long.SIZE] |= bit;
    distinct++;
    frameBytes = length;
    log.arrived(place, now);
  }

  /** Different messages of this phase that arrived. */
  long distinct() {
    return distinct;
  }

  long duplicates() {
    return duplicates;
  }

  /** Deliveries that are no message of this phase. */
  long strangers() {
    return strangers;
  }

  /** Payload of the last message's frame, in bytes. */
  int frameBytes() {
    return frameBytes;
  }
}
