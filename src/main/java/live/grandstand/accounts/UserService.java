package live.grandstand.accounts;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;
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
import live.grandstand.platform.MergePatch;
import live.grandstand.platform.Page;
import live.grandstand.platform.Paging;
import org.jspecify.annotations.Nullable;

/** Accounts: making them, reading them, and telling other features who somebody is. */
@ApplicationScoped
public class UserService {
  /** Names never change; a new avatar may take this long to be seen next to a stream. */
  private static final Duration SUMMARY_TRUST = Duration.ofSeconds(10);

  private static final int REMEMBERED_SUMMARIES = 20_000;
  private static final int MAX_SEARCH = 100;

  @Inject UserStore users;
  @Inject SessionService sessions;
  @Inject Validator validator;
  @Inject Clock clock;
  @Inject Event<UserChanged> changed;
  @Inject Event<AdminActed> acted;

  private final TimedCache<UUID, UserSummary> summaries =
      new TimedCache<>(SUMMARY_TRUST, REMEMBERED_SUMMARIES);
  private final TimedCache<UUID, Role> roles =
      new TimedCache<>(SUMMARY_TRUST, REMEMBERED_SUMMARIES);

  /**
   * What everybody may see of a user next to something of theirs.
   *
   * @throws AppException {@code NOT_FOUND}
   */
  @Transactional(TxType.SUPPORTS)
  public UserSummary publicView(UUID id) {
    return Optional.ofNullable(names(Set.of(id)).get(id)).orElseThrow(UserService::unknown);
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

  /** Which role a user has, or had a few seconds ago; nothing when there is no such user. */
  @Transactional(TxType.SUPPORTS)
  public Optional<Role> roleOf(UUID id) {
    Instant now = clock.instant();
    Optional<Role> known = roles.find(id, now);
    if (known.isPresent()) {
      return known;
    }
    Optional<Role> found = users.role(id);
    found.ifPresent(role -> roles.remember(id, role, now));
    return found;
  }

  @Transactional
  UserView me(Caller caller) {
    return users.find(caller.userId()).map(UserView::of).orElseThrow(UserService::unknown);
  }

  /**
   * A user as other users see them.
   *
   * @throws AppException {@code NOT_FOUND}
   */
  @Transactional
  PublicProfile profile(UUID id) {
    return PublicProfile.of(users.find(id).orElseThrow(UserService::unknown));
  }

  /**
   * Changes what users say about themselves (RFC 7396).
   *
   * @throws AppException {@code BAD_REQUEST} naming a field that is not theirs to change
   * @throws ConstraintViolationException when a field does not keep its rules
   */
  @Transactional
  UserView patch(Caller caller, ObjectNode patch) {
    User user = users.lock(caller.userId()).orElseThrow(UserService::unknown);
    user.describe(valid(MergePatch.apply(ProfileDetails.of(user), patch, ProfileDetails.class)));
    return UserView.of(user);
  }

  @Transactional
  Optional<Credentials> credentials(Caller caller) {
    return users.credentials(caller.userId());
  }

  /**
   * Puts a new password in the place of the one that was checked, and ends the other logins.
   *
   * @throws AppException {@code CONFLICT} when somebody else changed it meanwhile
   */
  @Transactional
  void changePassword(Caller caller, Credentials checked, String newHash) {
    if (!users.replaceHash(checked, newHash)) {
      throw AppException.conflict("The password was changed at the same time");
    }
    sessions.endAll(caller.userId(), caller.sessionId());
  }

  /**
   * A user in full, for administrators.
   *
   * @throws AppException {@code NOT_FOUND}
   */
  @Transactional
  public UserView find(UUID id) {
    return UserView.of(users.find(id).orElseThrow(UserService::unknown));
  }

  /**
   * Users in full, the newest first, for administrators.
   *
   * @param text a part of a name, an address or a full name, in any case; null or empty for all
   * @param role only these, or null
   * @param status only these, or null
   * @throws AppException {@code BAD_REQUEST} naming {@code q} when the text cannot be searched for
   */
  @Transactional
  public Page<UserView> search(
      @Nullable String text, @Nullable Role role, @Nullable AccountStatus status, Paging paging) {
    String wanted = text == null || text.isBlank() ? null : text.strip();
    if (wanted != null
        && (wanted.length() > MAX_SEARCH || wanted.chars().anyMatch(Character::isISOControl))) {
      throw AppException.badRequest(
          "q", "must be at most 100 characters, without control characters");
    }
    return paging.page(users.search(wanted, role, status, paging), User::id).map(UserView::of);
  }

  /**
   * Changes an account on behalf of an administrator (RFC 7396 on {@link UserChange}). The logins
   * of a user who is not active any more end with it.
   *
   * @param address where the administrator acts from, for the audit
   * @throws AppException {@code NOT_FOUND}; {@code BAD_REQUEST} naming a field that is not an
   *     administrator's to change; {@code FORBIDDEN} when the administrator is none any more;
   *     {@code CONFLICT} when nobody would be left to administer
   * @throws ConstraintViolationException when a field does not keep its rules
   */
  @Transactional
  public UserView change(Caller admin, UUID id, ObjectNode patch, String address) {
    Set<UUID> admins = users.lockAdmins();
    User user = users.lock(id).orElseThrow(UserService::unknown);
    UserChange before = UserChange.of(user);
    UserChange after = valid(MergePatch.apply(before, patch, UserChange.class));
    after.requireSensibleDates();
    if (!admins.contains(admin.userId())) {
      throw AppException.forbidden("Your role does not allow this");
    }
    if (admins.equals(Set.of(id)) && !after.isActiveAdmin()) {
      throw AppException.conflict("The last active admin can be neither demoted nor banned");
    }
    if (!after.equals(before)) {
      user.administer(after);
      tell(admin, user, after.since(before), address);
    }
    return UserView.of(user);
  }

  private void tell(Caller admin, User user, Map<String, Object> changes, String address) {
    if (!user.isActive()) {
      sessions.endAll(user.id(), null);
    }
    if (changes.containsKey("role") || changes.containsKey("status")) {
      changed.fire(new UserChanged(user.id(), user.role(), user.status()));
    }
    acted.fire(
        new AdminActed(
            admin,
            AdminAction.USER_UPDATED,
            "user",
            user.id().toString(),
            changes,
            address,
            clock.instant()));
  }

  /** Stores the same password hashed anew, unless it was changed meanwhile. */
  @Transactional
  void rehash(Credentials checked, String newHash) {
    users.replaceHash(checked, newHash);
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
   * Opens a login for a user whose password was right. Counting it locks the account, so a new
   * password comes either before this, and is seen, or after it, and ends the login again.
   *
   * @param checked what the password was checked against
   * @return nothing when that is not the user's password any more
   * @throws AppException {@code UNAUTHORIZED} when the account may not be used
   */
  @Transactional
  Optional<AuthResponse> logIn(Credentials checked, Client client) {
    users.noteLogin(checked.userId(), clock.instant());
    Optional<User> user =
        users.find(checked.userId()).filter(found -> found.hasHash(checked.passwordHash()));
    if (user.isPresent() && !user.get().isActive()) {
      throw AppException.unauthorized("Account is not active");
    }
    return user.map(found -> sessions.open(found, client));
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

  private <T> T valid(T wanted) {
    Set<ConstraintViolation<T>> violations = validator.validate(wanted);
    if (!violations.isEmpty()) {
      throw new ConstraintViolationException(violations);
    }
    return wanted;
  }

  private static AppException unknown() {
    return AppException.notFound("user");
  }
}
