package live.grandstand.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Deletes the files that {@link FileDeletionService} has notes of: at once when they are dropped
 * here, else twice a minute. On a thread of its own, since a storage may let it wait.
 */
@ApplicationScoped
class FileDeletions implements Runnable {
  private static final System.Logger LOG = System.getLogger(FileDeletions.class.getName());
  private static final long INTERVAL_SECONDS = 30;

  @Inject FileDeletionService notes;
  @Inject FileStorage storage;
  @Inject Clock clock;

  private final Semaphore wanted = new Semaphore(1); // looks at the start, too
  private volatile boolean stopped; // written by stop

  void follow(@Observes(during = TransactionPhase.AFTER_SUCCESS) FilesDropped dropped) {
    wanted.release();
  }

  /** Deletes until {@link #stop}. */
  @Override
  public void run() {
    try {
      while (!stopped) {
        wanted.tryAcquire(INTERVAL_SECONDS, TimeUnit.SECONDS);
        wanted.drainPermits();
        if (!stopped) {
          sweep();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  void stop() {
    stopped = true;
    wanted.release();
  }

  /** Deletes what is due. Throws nothing: it would be the last time. */
  void sweep() {
    try {
      storage.tidy(clock.instant());
      for (List<FileDeletion> due = notes.due(); !due.isEmpty(); due = notes.due()) {
        due.forEach(this::delete);
      }
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.WARNING, "files not deleted, trying again: {0}", e.toString());
    }
  }

  private void delete(FileDeletion deletion) {
    storage.deleteAll(new FileKey(deletion.prefix()));
    notes.done(deletion);
  }
}
