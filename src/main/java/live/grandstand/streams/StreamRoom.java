package live.grandstand.streams;

import java.util.UUID;

/**
 * What a chat room has to know of its stream.
 *
 * @param streamId the stream, and the name of the room
 * @param ownerId the streamer
 * @param title its title
 * @param status only {@link StreamStatus#LIVE} ones can be joined
 * @param broadcast which broadcast of the stream it is; each has a chat page of its own
 */
public record StreamRoom(
    UUID streamId, UUID ownerId, String title, StreamStatus status, int broadcast) {}
