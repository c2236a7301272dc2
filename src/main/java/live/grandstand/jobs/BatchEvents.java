package live.grandstand.jobs;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import live.grandstand.jobs.ProgressNews.Part;
import org.jspecify.annotations.Nullable;

/** What the room of a batch is told, field by field (realtime.md §4). */
final class BatchEvents {
  private static final int WHOLE = 100;

  private BatchEvents() {}

  static BatchChanged start(BatchJob job, Duration estimate, Instant now) {
    Map<String, Object> payload = payload(job.id());
    payload.put("totalFiles", job.totalFiles());
    payload.put("settings", job.settings());
    payload.put("estimatedTime", StepEvents.seconds(estimate));
    payload.put("timestamp", now);
    return news(job, Part.START, "start", payload);
  }

  /**
   * A progress event.
   *
   * @param file which one this is about, from 0; told from 1
   */
  static BatchChanged progress(BatchJob job, int file, Duration remaining, Instant now) {
    return news(job, Part.PROGRESS, "progress", progressOf(job, file, remaining, now));
  }

  static Map<String, Object> progressOf(BatchJob job, int file, Duration remaining, Instant now) {
    Map<String, Object> payload = payload(job.id());
    payload.put("progress", job.processedFiles() * WHOLE / job.totalFiles());
    payload.put("currentFile", file + 1);
    payload.put("totalFiles", job.totalFiles());
    payload.put("processedFiles", job.processedFiles());
    payload.put("failedFiles", job.failedFiles());
    payload.put("currentStep", job.currentStep());
    payload.put("estimatedTimeRemaining", StepEvents.seconds(remaining));
    payload.put("timestamp", now);
    return payload;
  }

  static BatchChanged complete(BatchJob job, Instant now) {
    Map<String, Object> payload = payload(job.id());
    payload.put("totalProcessed", job.processedFiles());
    payload.put("totalFailed", job.failedFiles());
    payload.put("totalProcessingTime", job.spent(now).toMillis());
    payload.put("timestamp", now);
    return news(job, Part.END, "complete", payload);
  }

  /** One file failed; the others go on. */
  static BatchChanged failed(BatchJob job, BatchItem item, Instant now) {
    return error(job, Part.ASIDE, String.valueOf(item.error()), item.fileIndex(), now);
  }

  /** The whole batch ended without being completed. */
  static BatchChanged ended(BatchJob job, String why, Instant now) {
    return error(job, Part.END, why, null, now);
  }

  private static BatchChanged error(
      BatchJob job, Part part, String why, @Nullable Integer file, Instant now) {
    Map<String, Object> payload = payload(job.id());
    payload.put("error", why);
    if (file != null) {
      payload.put("fileIndex", file);
    }
    payload.put("timestamp", now);
    return news(job, part, "error", payload);
  }

  private static Map<String, Object> payload(UUID jobId) {
    Map<String, Object> payload = new LinkedHashMap<>();
    payload.put("jobId", jobId);
    return payload;
  }

  private static BatchChanged news(
      BatchJob job, Part part, String what, Map<String, Object> payload) {
    return new BatchChanged(
        job.id(), new ProgressNews(job.id(), part, RoomKind.BATCH.event(what), payload));
  }
}
