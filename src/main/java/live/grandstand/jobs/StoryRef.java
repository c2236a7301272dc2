package live.grandstand.jobs;

import java.util.UUID;

/**
 * What jobs know of a story.
 *
 * @param contentVersion which version its generated text has; grows with each new one
 * @param generated whether it has a generated text
 */
public record StoryRef(
    UUID id, UUID ownerId, String title, int contentVersion, boolean generated) {}
