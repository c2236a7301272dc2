package live.grandstand.notifications;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import live.grandstand.gateway.Gateway;
import live.grandstand.jobs.BatchFinished;
import live.grandstand.socketio.Namespace;

/** Tells users that a batch of theirs is over (realtime.md §3, {@code notification}). */
@ApplicationScoped
class BatchNotices {
  private static final System.Logger LOG = System.getLogger(BatchNotices.class.getName());

  @Inject Gateway gateway;

  private record Notice(
      UUID id,
      String type,
      String title,
      String body,
      Map<String, Object> data,
      Instant createdAt) {}

  /** Runs after the commit; what fails here reaches nobody who works on the batch. */
  void tell(@Observes(during = TransactionPhase.AFTER_SUCCESS) BatchFinished batch) {
    try {
      gateway
          .room(Namespace.MAIN, "notification:" + batch.ownerId())
          .emit("notification", notice(batch));
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, "owner not told batch=" + batch.jobId(), e);
    }
  }

  private static Notice notice(BatchFinished batch) {
    int good = batch.processedFiles() - batch.failedFiles();
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("jobId", batch.jobId());
    data.put("state", batch.state());
    data.put("totalFiles", batch.totalFiles());
    data.put("processedFiles", batch.processedFiles());
    data.put("failedFiles", batch.failedFiles());
    return new Notice(
        batch.id(),
        "batch_finished",
        "Your batch is finished",
        "%d of %d files are done, %d failed"
            .formatted(good, batch.totalFiles(), batch.failedFiles()),
        data,
        batch.at());
  }
}
