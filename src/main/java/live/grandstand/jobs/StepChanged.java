package live.grandstand.jobs;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A run of a step went on. Fired inside the transaction that changed it, if anything was stored
 * (with {@link Phase#PROGRESS} it may be nothing): rows that follow are changed by observers in
 * progress, clients are told after success.
 *
 * @param jobId the batch it belongs to, if it belongs to one
 * @param payload what clients are told (realtime.md §4); empty for phases without an event
 * @param next the step that follows, only with {@link Phase#COMPLETE}; null when none does
 * @param error what went wrong, in words for its owner; with {@link Phase#ERROR}, and with {@link
 *     Phase#COMPLETE} when the step that should follow could not be begun
 */
public record StepChanged(
    UUID runId,
    UUID storyId,
    UUID ownerId,
    @Nullable UUID jobId,
    StepKind kind,
    Phase phase,
    Map<String, Object> payload,
    @Nullable StepKind next,
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
