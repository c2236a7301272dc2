package live.grandstand.chat;

import java.time.Instant;
import java.util.UUID;
import live.grandstand.accounts.Caller;

/**
 * A message that was accepted and waits to be stored.
 *
 * @param room where it goes
 * @param author who wrote it
 * @param text what they wrote, cleaned
 * @param outcome who wants to know what became of it
 */
record Draft(ChatRoom room, Caller author, String text, Outcome outcome) {

  /** What became of a message. Called on the writer's thread, in the order of ids. */
  interface Outcome {
    /** It is committed. */
    void stored(NewMessage message);

    /** It is not stored, and nobody will see it. */
    void notStored();
  }

  /** A draft with its place in the order of the room. */
  record Numbered(Draft draft, NewMessage message) {}

  Numbered number(UUID id, Instant now) {
    return new Numbered(
        this, new NewMessage(id, author.userId(), author.username(), text, now, room.streamId()));
  }
}
