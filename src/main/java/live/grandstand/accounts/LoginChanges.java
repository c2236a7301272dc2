package live.grandstand.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Finds out of many logins at once which have changed, whoever changed them. */
@ApplicationScoped
public class LoginChanges {
  /** The most logins in one question: about half a megabyte of text. */
  static final int MOST = 10_000;

  @Inject SessionStore store;
  @Inject SessionService sessions;
  @Inject Clock clock;

  /**
   * Asks the database, once for each ten thousand logins; waits for it. What this node remembered
   * of those that have changed is forgotten, so that the next token is checked anew.
   *
   * @param known callers as they were last seen
   * @return by id of the login, those that are not as they were seen: the role of now, or nothing
   *     when the login is over or its user is not active
   */
  public Map<UUID, Optional<Role>> since(Collection<Caller> known) {
    List<Caller> all = List.copyOf(known);
    Map<UUID, Optional<Role>> changes = new HashMap<>();
    for (int from = 0; from < all.size(); from += MOST) {
      List<Caller> some = all.subList(from, Math.min(all.size(), from + MOST));
      changes.putAll(store.changes(some, clock.instant()));
    }
    sessions.forget(changes.keySet());
    return changes;
  }
}
