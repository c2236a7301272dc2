package live.grandstand.jobs;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A run of a step went on. Fired inside the transaction that changed it, if anything was stored:
 * rows that follow are changed by observers in progress, clients are told after success.
 *
 * @param jobId the batch it belongs to, if it belongs to one
 * @param payload what clients are told (realtime.md §4); empty for phases without an event
 * @param error what went wrong, in words for its owner; only with {@link Phase#ERROR}
 */
public record StepChanged(
    UUID runId,
    UUID storyId,
    UUID ownerId,
    @Nullable UUID jobId,
    StepKind kind,
    Phase phase,
    Map<String, Object> payload,
    @Nullable String error,
    Instant at) {

  /** What happened to it. */
  public enum Phase {
    QUEUED,
    START,
    PROGRESS,
    COMPLETE,
    ERROR,
    CANCELLED
  }
}
