package live.grandstand.chat;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import live.grandstand.streams.StreamEnded;

/**
 * Closes a stream's room when the stream has ended, whoever ended it: tells everyone and
 * disconnects each right behind the notice (docs/path-of-a-stream-end.md).
 */
@ApplicationScoped
class StreamRoomCloser {
  private static final System.Logger LOG = System.getLogger(StreamRoomCloser.class.getName());

  @Inject ChatRooms rooms;

  /** Runs after the commit; does no database work, and what fails here reaches no REST caller. */
  void close(@Observes(during = TransactionPhase.AFTER_SUCCESS) StreamEnded ended) {
    try {
      rooms.remove(ended.streamId(), ChatRoom::end);
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, "room not closed stream=" + ended.streamId(), e);
    }
  }
}
