package live.grandstand.streams;

import java.time.Instant;
import java.util.UUID;

/**
 * A broadcast ended. Observe it after commit: the room has to be told and closed (realtime.md §3).
 *
 * @param streamId the stream, and the name of its room
 * @param ownerId the streamer
 * @param at when
 * @param cause who or what ended it
 */
public record StreamEnded(UUID streamId, UUID ownerId, Instant at, EndCause cause) {}
