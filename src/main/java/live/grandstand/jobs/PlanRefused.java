package live.grandstand.jobs;

import java.util.UUID;

/** A step found nothing to do, or could not even find out. */
final class PlanRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final UUID runId;
  private final RuntimeException why;

  PlanRefused(UUID runId, RuntimeException why) {
    super(why.getMessage(), why);
    this.runId = runId;
    this.why = why;
  }

  UUID runId() {
    return runId;
  }

  /** Why. */
  RuntimeException why() {
    return why;
  }
}
