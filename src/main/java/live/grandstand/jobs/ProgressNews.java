package live.grandstand.jobs;

import java.util.Map;
import java.util.UUID;

/**
 * Something that a room of progress is told.
 *
 * @param about the run or the batch
 * @param part what it is for the room's order
 * @param event its name on the wire
 */
record ProgressNews(UUID about, Part part, String event, Map<String, Object> payload) {
  /** What comes first, in between, and last. */
  enum Part {
    START,
    PROGRESS,
    /** Between start and end too, and nothing that who joins later has to know. */
    ASIDE,
    END
  }
}
