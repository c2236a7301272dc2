package live.grandstand.jobs;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * How far a run, a file of a batch or a batch is. Which moves are legal stands here and nowhere
 * else; statements that move rows ask {@link #sources} (pipeline.md "Steps").
 */
public enum JobState {
  QUEUED,
  RUNNING,
  COMPLETED,
  FAILED,
  CANCELLED;

  /** The code used in JSON. */
  @JsonValue
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether it waits or is worked on. */
  public boolean isActive() {
    return this == QUEUED || this == RUNNING;
  }

  /** The table of legal moves. */
  private Set<JobState> targets() {
    return switch (this) {
      case QUEUED -> Set.of(RUNNING, FAILED, CANCELLED);
      case RUNNING -> Set.of(QUEUED, COMPLETED, FAILED, CANCELLED); // queued: handed back
      case COMPLETED -> Set.of(QUEUED); // a batch some of whose files failed, and are tried again
      case FAILED, CANCELLED -> Set.of(QUEUED);
    };
  }

  /** Whether this may become that. */
  public boolean mayBecome(JobState next) {
    return targets().contains(next);
  }

  /**
   * The mover.
   *
   * @throws IllegalStateException when the table has no such move
   */
  JobState become(JobState next) {
    if (!mayBecome(next)) {
      throw new IllegalStateException(this + " does not become " + next);
    }
    return next;
  }

  /** The states that may become this one. */
  static List<JobState> sources(JobState target) {
    return Arrays.stream(values()).filter(state -> state.mayBecome(target)).toList();
  }
}
