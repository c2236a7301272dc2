package live.grandstand.bench;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * How many transactions PostgreSQL ran, which is how often it was asked: a read outside a
 * transaction is one of its own. Its sessions tell their counts at most ten seconds late, so a
 * reading waits that long; what the product does on its own meanwhile is measured and taken off.
 * Readings themselves are one transaction each, which is taken off, too.
 */
final class Transactions implements AutoCloseable {
  private static final long TOLD_AFTER_MILLIS = 11_000;
  private static final String COUNT =
      "select xact_commit + xact_rollback from pg_stat_database where datname = current_database()";

  private final Connection database;
  private final double idlePerNano;

  private Transactions(Connection database, double idlePerNano) {
    this.database = database;
    this.idlePerNano = idlePerNano;
  }

  /** A reading. */
  record Reading(long count, long nanos) {}

  /** Watches the product while nobody asks it anything. */
  static Transactions of(AccountCrowd crowd) throws IOException, InterruptedException {
    Transactions raw = new Transactions(crowd.database(), 0);
    Reading first = raw.read();
    Thread.sleep(2 * TOLD_AFTER_MILLIS);
    double idle = raw.since(first);
    return new Transactions(raw.database, idle / (System.nanoTime() - first.nanos));
  }

  /** The count when everything that was before is in it. */
  Reading read() throws IOException, InterruptedException {
    Thread.sleep(TOLD_AFTER_MILLIS);
    try (Statement sql = database.createStatement();
        ResultSet rows = sql.executeQuery(COUNT)) {
      rows.next();
      return new Reading(rows.getLong(1), System.nanoTime());
    } catch (SQLException e) {
      throw new IOException(COUNT, e);
    }
  }

  /** Transactions since an earlier reading, without those of an idle product; not below 0. */
  double since(Reading earlier) throws IOException, InterruptedException {
    Reading now = read();
    double idle = (now.nanos - earlier.nanos) * idlePerNano;
    return Math.max(0, now.count - earlier.count - 1 - idle);
  }

  /** What the product does on its own in a second. */
  double idlePerSecond() {
    return idlePerNano * 1e9;
  }

  @Override
  public void close() throws IOException {
    try {
      database.close();
    } catch (SQLException e) {
      throw new IOException(e);
    }
  }
}
