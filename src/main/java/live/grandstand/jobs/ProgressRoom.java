package live.grandstand.jobs;

import java.util.UUID;
import live.grandstand.jobs.ProgressNews.Part;
import live.grandstand.socketio.ClientSocket;
import live.grandstand.socketio.Namespace;
import org.jspecify.annotations.Nullable;

/**
 * A room that follows something, on this node. Its lock makes one order of joins and news: who
 * joins gets the latest progress and then only what is newer, and behind the end of a run nothing
 * of it comes any more, whatever a thread was still about to tell. Under the lock frames are put
 * into outboxes, which is memory only; nothing waits there.
 */
final class ProgressRoom {
  private final Namespace namespace;
  private final String name;
  private @Nullable UUID running; // guarded by this
  private @Nullable UUID ended; // guarded by this
  private @Nullable ProgressNews latest; // guarded by this; of what is running
  private boolean told; // guarded by this; since the room is here
  private int joining; // guarded by the map of rooms
  private volatile long touchedAt; // nanoseconds

  ProgressRoom(Namespace namespace, String name) {
    this.namespace = namespace;
    this.name = name;
  }

  /** Tells everybody in the room, unless it comes behind the end. */
  synchronized void publish(ProgressNews news, long now) {
    touchedAt = now;
    if (news.part() == Part.START) {
      ended = null;
      latest = null;
    } else if (news.about().equals(ended)) {
      return;
    }
    told = true;
    running = news.part() == Part.END ? null : news.about();
    ended = news.part() == Part.END ? news.about() : ended;
    latest = latest(news);
    namespace.to(name).emit(news.event(), news.payload());
  }

  private @Nullable ProgressNews latest(ProgressNews news) {
    return switch (news.part()) {
      case PROGRESS -> news;
      case ASIDE -> latest;
      case START, END -> null;
    };
  }

  /** Whether it knows more than the database: the latest progress, or that there is none. */
  synchronized boolean knows() {
    return latest != null || (told && running == null);
  }

  /**
   * Lets a socket in and tells it the latest progress, if there is any.
   *
   * @param joined what a socket is told that is in
   * @param stored the progress that was read from the database while this room was watched
   * @return false when the socket is gone
   */
  synchronized boolean join(
      ClientSocket socket, ProgressNews joined, @Nullable ProgressNews stored) {
    if (!socket.join(name) && !socket.isIn(name)) {
      return false;
    }
    socket.emit(joined.event(), joined.payload());
    ProgressNews known = latest != null || (told && running == null) ? latest : stored;
    if (known != null && !known.about().equals(ended)) {
      socket.emit(known.event(), known.payload());
    }
    return true;
  }

  // ---- kept or forgotten: under the map's lock of this entry -----------------------------------

  ProgressRoom watched(long now) {
    joining++;
    touchedAt = now;
    return this;
  }

  void unwatched() {
    joining--;
  }

  /** Whether nobody needs it: nothing was told and nobody came for a time. */
  synchronized boolean isIdle(long now, long afterEnd, long afterAll) {
    return joining == 0 && now - touchedAt > (running == null ? afterEnd : afterAll);
  }

  /** What somebody is told who has joined. */
  static ProgressNews joined(RoomKind kind, UUID id) {
    return new ProgressNews(id, Part.ASIDE, "joined-" + kind.word() + "-room", kind.told(id));
  }
}
