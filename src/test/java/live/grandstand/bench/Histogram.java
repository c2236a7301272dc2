package live.grandstand.bench;

import java.util.Arrays;

/**
 * Latencies in microseconds, counted in buckets whose width is at most 1/64 of their value. Adding
 * allocates nothing. Not thread-safe.
 */
final class Histogram {

  private static final int SUB_BITS = 6;
  private static final int SUB = 1 << SUB_BITS;

  private final long[] counts = new long[(Long.SIZE - SUB_BITS) * SUB];
  private long total;
  private long max;

  void add(long micros) {
    long value = Math.max(0, micros);
    counts[bucket(value)]++;
    total++;
    max = Math.max(max, value);
  }

  long total() {
    return total;
  }

  long maxMicros() {
    return max;
  }

  /**
   * The value under which {@code share} (0 to 1) of the latencies lie, rounded up; 0 when empty.
   */
  long percentileMicros(double share) {
    long rank = (long) Math.ceil(share * total);
    long seen = 0;
    for (int i = 0; i < counts.length; i++) {
      seen += counts[i];
      if (seen >= rank && seen > 0) {
        return Math.min(max, upperBound(i));
      }
    }
    return max;
  }

  void clear() {
    Arrays.fill(counts, 0);
    total = 0;
    max = 0;
  }

  private static int bucket(long value) {
    if (value < SUB) {
      return (int) value;
    }
    int shift = Long.SIZE - 1 - SUB_BITS - Long.numberOfLeadingZeros(value);
    return (shift + 1) * SUB + (int) (value >>> shift) - SUB;
  }

  private static long upperBound(int bucket) {
    if (bucket < SUB) {
      return bucket;
    }
    int shift = bucket / SUB - 1;
    return ((long) (bucket % SUB + SUB + 1) << shift) - 1;
  }
}
