package live.grandstand.jobs;

import java.util.Optional;
import java.util.UUID;

/** Whose a story is: the port through which rooms of progress ask who may come in. */
public interface StoryOwners {
  /** The owner, if there is such a story. */
  Optional<UUID> ownerOf(UUID storyId);
}
