package live.grandstand.streams;

import java.time.Instant;
import java.util.UUID;

/**
 * A stream went live. Observe it after commit.
 *
 * @param streamId the stream, and the name of its room
 * @param ownerId the streamer
 * @param title its title at that moment
 * @param at when
 */
public record StreamStarted(UUID streamId, UUID ownerId, String title, Instant at) {}
