package live.grandstand.bench;

import java.util.Arrays;

/**
 * The median of times and the interval that has the true one in it 19 times out of 20, whatever
 * their distribution (order statistics).
 */
record MedianTime(double millis, double lowMillis, double highMillis) {
  private static final double NORMAL_95 = 1.96;
  private static final double NANOS = 1e6;

  static MedianTime of(long[] nanos) {
    long[] sorted = nanos.clone();
    Arrays.sort(sorted);
    int n = sorted.length;
    double half = NORMAL_95 * Math.sqrt(n) / 2;
    int low = (int) Math.max(0, Math.floor(n / 2.0 - half) - 1);
    int high = (int) Math.min(n - 1, Math.ceil(n / 2.0 + half));
    double median = (sorted[(n - 1) / 2] + sorted[n / 2]) / 2.0;
    return new MedianTime(median / NANOS, sorted[low] / NANOS, sorted[high] / NANOS);
  }
}
