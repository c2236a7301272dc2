package live.grandstand.bench;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * The exact account of one viewer out of many: which message came, when, how often and in which
 * order. The other viewers' deliveries are only counted.
 */
final class Sample {

  private final DeliveryLog log;
  private final Marker marker = new Marker();
  private final long[] seen = new long[DeliveryLog.CAPACITY / Long.SIZE];
  private long distinct;
  private long duplicates;
  private long strangers;
  private long order;
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
    order = 0;
  }

  void delivery(ByteBuffer bytes, int start, int end, long now) {
    int number = marker.find(bytes, start, end);
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
    order = order * 31 + number;
    frameBytes = end - start;
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

  /** Equal for two viewers if they saw the same messages in the same order. */
  long order() {
    return order;
  }
}
