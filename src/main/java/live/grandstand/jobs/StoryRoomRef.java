package live.grandstand.jobs;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The payload of {@code join-story-room} and its like: {@code {storyId}}. */
public record StoryRoomRef(@Nullable String storyId) {
  /**
   * Which story.
   *
   * @throws live.grandstand.socketio.Refusal when the id is missing or none
   */
  UUID id() {
    return RoomIds.read("storyId", storyId);
  }
}
