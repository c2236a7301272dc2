package live.grandstand.jobs;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a run has to make.
 *
 * @param chunks the text of each chunk, the same ones each time a run is planned
 * @param done the indexes of those that are stored already
 * @param announcement what the step says of itself in {@code …:processing:start}, beside the fields
 *     that all steps have (realtime.md §4)
 */
public record StepPlan(List<String> chunks, Set<Integer> done, Map<String, Object> announcement) {
  public StepPlan {
    chunks = List.copyOf(chunks);
    done = Set.copyOf(done);
    announcement = Map.copyOf(announcement);
  }

  /** How many chunks there are, stored or not. */
  public int total() {
    return chunks.size();
  }
}
