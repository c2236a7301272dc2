package live.grandstand.jobs;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The payload of {@code join-batch-room} and {@code leave-batch-room}: {@code {jobId}}. */
public record BatchRoomRef(@Nullable String jobId) {
  /**
   * Which batch.
   *
   * @throws live.grandstand.socketio.Refusal when the id is missing or none
   */
  UUID id() {
    return RoomIds.read("jobId", jobId);
  }
}
