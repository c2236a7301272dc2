package live.grandstand.bench;

import java.io.IOException;

/**
 * How many transactions PostgreSQL ran, which is how often it was asked: a read outside a
 * transaction is one of its own. Its sessions tell their counts at most ten seconds late, so a
 * reading waits that long; what the product does on its own meanwhile is measured and taken off.
 */
final class Transactions {
  private static final long TOLD_AFTER_MILLIS = 11_000;
  private static final String COUNT =
      "select xact_commit + xact_rollback from pg_stat_database where datname = current_database()";

  private final AccountCrowd crowd;
  private final double idlePerNano;

  private Transactions(AccountCrowd crowd, double idlePerNano) {
    this.crowd = crowd;
    this.idlePerNano = idlePerNano;
  }

  /** A reading. */
  record Reading(long count, long nanos) {}

  /** Watches the product while nobody asks it anything. */
  static Transactions of(AccountCrowd crowd) throws IOException, InterruptedException {
    Transactions raw = new Transactions(crowd, 0);
    Reading first = raw.read();
    Thread.sleep(2 * TOLD_AFTER_MILLIS);
    Reading second = raw.read();
    double nanos = second.nanos - first.nanos;
    return new Transactions(crowd, (second.count - first.count) / nanos);
  }

  /** The count when everything that was before is in it. */
  Reading read() throws IOException, InterruptedException {
    Thread.sleep(TOLD_AFTER_MILLIS);
    return new Reading(crowd.number(COUNT), System.nanoTime());
  }

  /** Transactions since an earlier reading, without those of an idle product; not below 0. */
  double since(Reading earlier) throws IOException, InterruptedException {
    Reading now = read();
    double idle = (now.nanos - earlier.nanos) * idlePerNano;
    return Math.max(0, now.count - earlier.count - idle);
  }

  /** What the product does on its own in a second. */
  double idlePerSecond() {
    return idlePerNano * 1e9;
  }
}
