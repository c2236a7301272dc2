package live.grandstand.chat;

import java.time.Instant;
import java.util.UUID;

/**
 * A stored message as every viewer sees it: the payload of {@code new_message}, and each entry of
 * {@code recent_chat_history}.
 *
 * @param id grows in the order of the room
 * @param userId who wrote it
 * @param username the writer's name at that time
 * @param message the text
 * @param timestamp when it was accepted
 * @param streamId where
 */
record NewMessage(
    UUID id, UUID userId, String username, String message, Instant timestamp, UUID streamId) {}
