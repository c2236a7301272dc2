package live.grandstand.jobs;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * A run that a lane of this node works on.
 *
 * @param claim what shows that it still does
 * @param spent how long earlier chunks took, all together
 * @param counted how many chunks that was
 */
record TakenRun(StepRun run, UUID claim, StepPlan plan, Duration spent, int counted) {
  /** The chunks that are still to be made, in order. */
  List<Integer> missing() {
    return IntStream.range(0, plan.total())
        .filter(index -> !plan.done().contains(index))
        .boxed()
        .toList();
  }

  /** Whether there is one chunk only, so that progress has to be told within it. */
  boolean isShort() {
    return plan.total() == 1;
  }
}
