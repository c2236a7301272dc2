package live.grandstand.jobs;

import java.time.Instant;
import java.util.UUID;

/**
 * A batch is over. Fired inside the transaction that ended it: observe it with {@code
 * AFTER_SUCCESS}.
 *
 * @param id of what is told about it
 * @param processedFiles how many of its files are done, with those that failed
 */
public record BatchFinished(
    UUID id,
    UUID jobId,
    UUID ownerId,
    JobState state,
    int totalFiles,
    int processedFiles,
    int failedFiles,
    Instant at) {}
