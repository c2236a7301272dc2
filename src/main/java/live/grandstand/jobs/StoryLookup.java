package live.grandstand.jobs;

import java.util.Optional;
import java.util.UUID;

/**
 * What a story is at the moment: the port through which rooms of progress ask whose it is, and the
 * next step of a chain which text it is for. Joins the caller's transaction if there is one, and
 * sees what it has changed.
 */
public interface StoryLookup {
  /** The story, if there is one. */
  Optional<StoryRef> find(UUID storyId);
}
