package live.grandstand.bench;

import java.util.Arrays;

/**
 * The rank-sum test of Mann, Whitney and Wilcoxon, two-sided, with the normal approximation, ties
 * and continuity corrected: whether two sets of times could be of one kind.
 *
 * @param p how often two sets of one kind differ as much as these or more; small means they differ
 * @param right how often somebody is right who sees one time of each kind and says which is which,
 *     by the better of the two rules; 0.5 is as good as a coin
 */
record RankTest(double p, double right) {

  static RankTest of(long[] first, long[] second) {
    long[] all = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, all, first.length, second.length);
    Arrays.sort(all);
    double ranks = Arrays.stream(first).mapToDouble(value -> rank(all, value)).sum();
    double pairs = (double) first.length * second.length;
    double wins = ranks - first.length * (first.length + 1) / 2.0;
    double deviation = Math.sqrt(pairs / 12 * (all.length + 1 - ties(all)));
    double distance = Math.max(0, Math.abs(wins - pairs / 2) - 0.5);
    double p = deviation == 0 ? 1 : complementaryError(distance / deviation / Math.sqrt(2));
    return new RankTest(p, Math.max(wins, pairs - wins) / pairs);
  }

  /** The mean rank of all that have this value, counted from 1. */
  private static double rank(long[] sorted, long value) {
    int from = firstNotBelow(sorted, value);
    int to = firstNotBelow(sorted, value + 1);
    return (from + 1 + to) / 2.0;
  }

  private static int firstNotBelow(long[] sorted, long value) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] < value) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private static double ties(long[] sorted) {
    double n = sorted.length;
    double sum = 0;
    for (int from = 0; from < sorted.length; ) {
      int to = firstNotBelow(sorted, sorted[from] + 1);
      double same = to - from;
      sum += same * same * same - same;
      from = to;
    }
    return sum / (n * (n - 1));
  }

  /** erfc for x ≥ 0, to 1.2e-7 of its value (Numerical Recipes §6.2, erfcc). */
  private static double complementaryError(double x) {
    double t = 1 / (1 + x / 2);
    double[] c = {
      -1.26551223,
      1.00002368,
      0.37409196,
      0.09678418,
      -0.18628806,
      0.27886807,
      -1.13520398,
      1.48851587,
      -0.82215223,
      0.17087277
    };
    double sum = 0;
    for (int i = c.length - 1; i >= 0; i--) {
      sum = sum * t + c[i];
    }
    return t * Math.exp(-x * x + sum);
  }
}
