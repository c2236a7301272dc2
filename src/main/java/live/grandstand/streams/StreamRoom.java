package live.grandstand.streams;

import java.util.UUID;

/**
 * What a chat room has to know of its stream.
 *
 * @param streamId the stream, and the name of the room
 * @param ownerId the streamer
 * @param title its title
 * @param status only {@link StreamStatus#LIVE} ones can be joined
 */
public record StreamRoom(UUID streamId, UUID ownerId, String title, StreamStatus status) {}
