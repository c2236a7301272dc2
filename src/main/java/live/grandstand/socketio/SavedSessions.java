package live.grandstand.socketio;

import java.security.Principal;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The sockets of one namespace whose clients may come back, the longest gone first. Limited in
 * number and time. Guarded by {@code this}; every step of a connection is O(1).
 */
final class SavedSessions {
  /** The most sockets kept for one namespace. */
  static final int MAX_SESSIONS = 50_000;

  private record Kept(SavedSession session, int tick) {}

  private final int limit;
  private final Map<String, Kept> bySid = new LinkedHashMap<>();
  private int tick;

  SavedSessions(int limit) {
    this.limit = limit;
  }

  /** Keeps one; over the limit the longest gone is forgotten. */
  synchronized void add(SavedSession session) {
    bySid.put(session.id().sid(), new Kept(session, tick));
    if (bySid.size() > limit) {
      Iterator<Kept> eldest = bySid.values().iterator();
      eldest.next();
      eldest.remove();
    }
  }

  /** Takes one out, for whoever knows its secret. */
  synchronized @Nullable SavedSession take(PrivateId id) {
    Kept kept = bySid.get(id.sid());
    if (kept == null || !kept.session().id().matches(id)) {
      return null;
    }
    bySid.remove(id.sid());
    return kept.session();
  }

  /**
   * Lets one tick of time pass and forgets those that are gone for more than so many.
   *
   * @return whether any are left
   */
  synchronized boolean sweep(int keptTicks) {
    tick++;
    Iterator<Kept> eldest = bySid.values().iterator();
    while (eldest.hasNext() && eldest.next().tick() < tick - keptTicks) {
      eldest.remove();
    }
    return !bySid.isEmpty();
  }

  /** Whose they are; O(n), memory only. */
  synchronized List<Principal> users() {
    return bySid.values().stream().map(kept -> kept.session().user()).toList();
  }

  /** Forgets those of some users; O(n), memory only, and the question must not wait. */
  synchronized void forget(Predicate<Principal> whose) {
    bySid.values().removeIf(kept -> whose.test(kept.session().user()));
  }

  synchronized int size() {
    return bySid.size();
  }
}
