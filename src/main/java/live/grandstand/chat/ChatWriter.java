package live.grandstand.chat;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.LongAdder;
import live.grandstand.platform.AppException;
import live.grandstand.platform.ErrorCode;
import live.grandstand.platform.Ids;

/**
 * Group commit: one thread stores all messages that wait, across rooms, in one statement and one
 * commit, then tells each author's handler in the order of ids. So the order of a room is one order
 * everywhere: in the table, in the broadcast and in history (docs/decisions/0005).
 */
@ApplicationScoped
class ChatWriter implements Runnable {
  private static final System.Logger LOG = System.getLogger(ChatWriter.class.getName());

  private static final int MAX_WAITING = 10_000;
  private static final int MAX_GROUP = 500;

  @Inject ChatService chat;
  @Inject Clock clock;

  private final BlockingQueue<Draft> waiting = new ArrayBlockingQueue<>(MAX_WAITING);
  private final LongAdder stored = new LongAdder();
  private volatile boolean stopped;

  /**
   * Takes a message to be stored; never waits.
   *
   * @throws AppException when more messages wait than the database can take
   */
  void post(Draft draft) {
    if (stopped || !waiting.offer(draft)) {
      throw notStored();
    }
    if (stopped && waiting.remove(draft)) {
      throw notStored(); // stopped in between: nobody would ever look at it
    }
  }

  /** Messages that wait. */
  int waiting() {
    return waiting.size();
  }

  /** Messages stored so far. */
  long stored() {
    return stored.sum();
  }

  static AppException notStored() {
    return new AppException(
        ErrorCode.NOT_STORED, "The message could not be stored, please try again");
  }

  /** Stores what waits until {@link #stop}; then what is left. */
  @Override
  public void run() {
    List<Draft> group = new ArrayList<>(MAX_GROUP);
    try {
      while (!stopped) {
        group.add(waiting.take());
        waiting.drainTo(group, MAX_GROUP - 1);
        store(group);
        group.clear();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    waiting.drainTo(group);
    group.forEach(ChatWriter::tellNotStored);
  }

  /** Ends the thread once the group at hand is stored. */
  void stop(Thread writer) {
    stopped = true;
    writer.interrupt();
  }

  private void store(List<Draft> group) {
    List<Draft.Numbered> numbered = new ArrayList<>(group.size());
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    group.forEach(draft -> numbered.add(draft.number(Ids.next(), now)));
    switch (commit(numbered)) {
      case STORED -> numbered.forEach(ChatWriter::tellStored);
      case FAILED -> group.forEach(ChatWriter::tellNotStored);
      // One bad row (a stream deleted meanwhile) must not take the others along.
      case BAD_ROW -> group.forEach(draft -> store(List.of(draft)));
    }
  }

  private enum Commit {
    STORED,
    BAD_ROW,
    FAILED
  }

  private Commit commit(List<Draft.Numbered> numbered) {
    try {
      chat.store(numbered);
      stored.add(numbered.size());
      return Commit.STORED;
    } catch (RuntimeException | Error e) {
      LOG.log(
          System.Logger.Level.WARNING, "messages not stored count={0}: {1}", numbered.size(), e);
      return numbered.size() > 1 && isBadRow(e) ? Commit.BAD_ROW : Commit.FAILED;
    }
  }

  // Only what PostgreSQL says of the data (SQLSTATE classes 22 and 23) is worth another try, one by
  // one. With PostgreSQL away each try would wait, and one whose commit got through would be
  // double.
  private static boolean isBadRow(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && sql.getSQLState() != null) {
        return sql.getSQLState().startsWith("22") || sql.getSQLState().startsWith("23");
      }
    }
    return false;
  }

  private static void tellStored(Draft.Numbered stored) {
    try {
      stored.draft().outcome().stored(stored.message());
    } catch (RuntimeException | Error e) {
      LOG.log(System.Logger.Level.ERROR, "broadcast failed id=" + stored.message().id(), e);
    }
  }

  private static void tellNotStored(Draft draft) {
    try {
      draft.outcome().notStored();
    } catch (RuntimeException | Error e) {
      LOG.log(System.Logger.Level.ERROR, "author not told that a message is not stored", e);
    }
  }
}
