package live.grandstand.stories;

import java.util.UUID;

/**
 * A user has a story more or less. Fired in the transaction that made or deleted it; observe it
 * after success.
 *
 * @param ownerId whose it is, or was
 */
public record StoriesChanged(UUID ownerId) {}
