package live.grandstand.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import live.grandstand.platform.AppException;
import live.grandstand.platform.Ids;

/** Accounts: making them, reading them, and telling other features who somebody is. */
@ApplicationScoped
public class UserService {
  /** Names never change; a new avatar may take this long to be seen next to a stream. */
  private static final Duration SUMMARY_TRUST = Duration.ofSeconds(10);

  private static final int REMEMBERED_SUMMARIES = 20_000;

  @Inject UserStore users;
  @Inject SessionService sessions;
  @Inject Clock clock;

  private final TimedCache<UUID, UserSummary> summaries =
      new TimedCache<>(SUMMARY_TRUST, REMEMBERED_SUMMARIES);

  /**
   * What everybody may see of a user next to something of theirs.
   *
   * @throws AppException {@code NOT_FOUND}
   */
  @Transactional(TxType.SUPPORTS)
  public UserSummary publicView(UUID id) {
    return Optional.ofNullable(names(Set.of(id)).get(id))
        .orElseThrow(() -> AppException.notFound("user"));
  }

  /**
   * The same for several users, in at most one query; the ids that nobody has are left out. What is
   * known for less than ten seconds is not asked again.
   */
  @Transactional(TxType.SUPPORTS)
  public Map<UUID, UserSummary> names(Set<UUID> ids) {
    Instant now = clock.instant();
    Map<UUID, UserSummary> known = new HashMap<>();
    for (UUID id : ids) {
      summaries.find(id, now).ifPresent(summary -> known.put(id, summary));
    }
    Set<UUID> unknown = new HashSet<>(ids);
    unknown.removeAll(known.keySet());
    if (!unknown.isEmpty()) {
      for (UserSummary summary : users.summaries(unknown)) {
        summaries.remember(summary.id(), summary, now);
        known.put(summary.id(), summary);
      }
    }
    return known;
  }

  @Transactional
  UserView me(Caller caller) {
    return users
        .find(caller.userId())
        .map(UserView::of)
        .orElseThrow(() -> AppException.notFound("user"));
  }

  /** Early and cheap; {@link #register} decides. */
  @Transactional
  void requireFree(String username, String email) {
    users.requireFree(username, email);
  }

  /** Makes an account and its first login. */
  @Transactional
  AuthResponse register(NewUser wanted, Client client) {
    User user = new User(Ids.next(), wanted, clock.instant());
    users.add(user);
    return sessions.open(user, client);
  }

  @Transactional
  Optional<Credentials> credentials(String login) {
    return users.credentials(login);
  }

  /**
   * Opens a login for a user whose password was right.
   *
   * @throws AppException {@code UNAUTHORIZED} when the account may not be used
   */
  @Transactional
  AuthResponse logIn(UUID userId, Client client) {
    users.noteLogin(userId, clock.instant());
    User user = users.find(userId).orElseThrow(() -> AppException.notFound("user"));
    if (!user.isActive()) {
      throw AppException.unauthorized("Account is not active");
    }
    return sessions.open(user, client);
  }

  @Transactional
  boolean hasAdmin() {
    return users.hasAdmin();
  }

  /** Makes an account without a login. */
  @Transactional
  void add(NewUser wanted) {
    users.add(new User(Ids.next(), wanted, clock.instant()));
  }
}
