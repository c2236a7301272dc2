package live.grandstand.admin;

/** How fast a number grows, over the last few samples of it. Thread safe. */
final class Rate {
  private static final int SAMPLES = 6;
  private static final double NANOS_PER_SECOND = 1e9;

  private final long[] times = new long[SAMPLES]; // guarded by this
  private final long[] counts = new long[SAMPLES]; // guarded by this
  private int taken; // guarded by this

  /**
   * Takes a sample.
   *
   * @param nanos the time, of any clock that only goes forward
   * @param count the number then
   */
  synchronized void sample(long nanos, long count) {
    times[taken % SAMPLES] = nanos;
    counts[taken % SAMPLES] = count;
    taken++;
  }

  /** By how much it grew a second, between the oldest sample that is kept and the newest. */
  synchronized double perSecond() {
    if (taken < 2) {
      return 0;
    }
    int newest = (taken - 1) % SAMPLES;
    int oldest = taken < SAMPLES ? 0 : taken % SAMPLES;
    double seconds = (times[newest] - times[oldest]) / NANOS_PER_SECOND;
    return seconds <= 0 ? 0 : (counts[newest] - counts[oldest]) / seconds;
  }
}
