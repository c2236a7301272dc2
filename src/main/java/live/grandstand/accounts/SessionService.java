package live.grandstand.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import live.grandstand.accounts.TokenRefused.Reason;
import live.grandstand.platform.AppException;
import live.grandstand.platform.Ids;
import live.grandstand.platform.Page;
import live.grandstand.platform.Paging;
import live.grandstand.platform.Secrets;
import org.jspecify.annotations.Nullable;

/** Logins: opened with a password, renewed by refresh tokens, checked on every request. */
@ApplicationScoped
public class SessionService {
  /**
   * How long what was read is believed. A revocation on another node may go unseen for two seconds
   * (rest.md), of which this leaves some for the way of a question and an answer.
   */
  static final Duration TRUST = Duration.ofMillis(1_500);

  private static final int REMEMBERED_SESSIONS = 50_000;
  private static final int SCHEME_LENGTH = "Bearer ".length();

  @Inject SessionStore sessions;
  @Inject UserStore users;
  @Inject LastSeenService lastSeen;
  @Inject Tokens tokens;
  @Inject Clock clock;
  @Inject Event<SessionEnded> ended;
  @Inject Event<AdminActed> acted;

  private final TimedCache<UUID, Optional<SessionState>> remembered =
      new TimedCache<>(TRUST, REMEMBERED_SESSIONS);

  /**
   * Checks an access token and the login behind it. Asks the database once in one and a half
   * seconds for one login, and does not need a transaction.
   *
   * @param bearer the token, with or without {@code Bearer } in front; null or blank when there is
   *     none
   * @throws TokenRefused when it does not let its holder in
   */
  public Authenticated authenticate(@Nullable String bearer) {
    if (bearer == null || bearer.isBlank()) {
      throw new TokenRefused(Reason.MISSING);
    }
    Instant now = clock.instant();
    TokenClaims claims = tokens.read(TokenType.ACCESS, withoutScheme(bearer), now);
    SessionState state =
        state(claims.sessionId(), now)
            .orElseThrow(() -> new TokenRefused(Reason.REVOKED, claims.sessionId()));
    return new Authenticated(state.admit(claims, now), claims.expiresAt());
  }

  /** Opens a login for a user whose password was right. */
  @Transactional
  AuthResponse open(User user, Client client) {
    Instant now = clock.instant();
    UUID sessionId = Ids.next();
    IssuedToken refresh = tokens.refresh(user, sessionId, now);
    sessions.removeExpired(user.id(), now);
    sessions.add(new LoginSession(sessionId, user.id(), refresh, client, now));
    return response(user, sessionId, refresh, now);
  }

  /**
   * Gives a new pair of tokens for a refresh token. One that has been used before ends its whole
   * login: either its holder or somebody who copied it is not who we think.
   *
   * @throws TokenRefused when the token is not good; what that ended stays ended
   */
  @Transactional(dontRollbackOn = TokenRefused.class)
  AuthResponse renew(String refreshToken, Client client) {
    Instant now = clock.instant();
    TokenClaims claims = tokens.read(TokenType.REFRESH, refreshToken, now);
    User user = users.find(claims.userId()).orElseThrow(() -> new TokenRefused(Reason.REVOKED));
    UUID sessionId = claims.sessionId();
    IssuedToken next = tokens.refresh(user, sessionId, now);
    if (!sessions.rotate(sessionId, Secrets.hash(refreshToken), next, client, now)) {
      end(user.id(), sessionId);
      throw new TokenRefused(Reason.REVOKED);
    }
    if (!user.isActive()) {
      throw new TokenRefused(Reason.INACTIVE);
    }
    return response(user, sessionId, next, now);
  }

  /**
   * The login that a refresh token belongs to, by its signature alone: it may be over.
   *
   * @throws TokenRefused when it is no refresh token of ours, or has expired
   */
  UUID loginOf(String refreshToken) {
    return tokens.read(TokenType.REFRESH, refreshToken, clock.instant()).sessionId();
  }

  /** Ends the caller's own login. Doing it twice changes nothing. */
  @Transactional
  void end(Caller caller) {
    end(caller.userId(), caller.sessionId());
  }

  /**
   * Ends one of the caller's own logins.
   *
   * @throws AppException {@code NOT_FOUND} for one that is over, or not the caller's to know of
   */
  @Transactional
  void end(Caller caller, UUID sessionId) {
    if (!end(caller.userId(), sessionId)) {
      throw AppException.notFound("session");
    }
  }

  /** Ends all logins of the caller, this one included. */
  @Transactional
  void endAll(Caller caller) {
    endAll(caller.userId(), null);
  }

  /** The caller's own logins, the newest first. */
  @Transactional
  Page<SessionView> sessionsOf(Caller caller, Paging paging) {
    return sessionsOf(caller.userId(), caller.sessionId(), paging);
  }

  /**
   * Whether a login is still good; at most two seconds late for what another node ended, at once
   * for what this one did.
   */
  public boolean isActive(UUID sessionId) {
    Instant now = clock.instant();
    return state(sessionId, now).filter(state -> state.isUsable(now)).isPresent();
  }

  /** What is remembered of a login on this node ends with it. Doing it twice changes nothing. */
  public void forget(@Observes(during = TransactionPhase.AFTER_SUCCESS) SessionEnded event) {
    forget(event.sessionIds());
  }

  void forget(Set<UUID> sessionIds) {
    sessionIds.forEach(remembered::forget);
  }

  /**
   * A user's logins that go on, the newest first, for administrators.
   *
   * @throws AppException {@code NOT_FOUND} when there is no such user
   */
  @Transactional
  public Page<SessionView> sessionsOf(UUID userId, Paging paging) {
    requireUser(userId);
    return sessionsOf(userId, null, paging);
  }

  /**
   * Ends all logins of a user on behalf of an administrator.
   *
   * @param address where the administrator acts from, for the audit
   * @throws AppException {@code NOT_FOUND} when there is no such user
   */
  @Transactional
  public void endAll(Caller admin, UUID userId, String address) {
    requireUser(userId);
    Map<String, Object> details = Map.of("sessions", endAll(userId, null).size());
    acted.fire(
        new AdminActed(
            admin,
            AdminAction.USER_SESSIONS_ENDED,
            "user",
            userId.toString(),
            details,
            address,
            clock.instant()));
  }

  /** What is remembered of a user's logins here does not outlive a change of the user. */
  void forget(@Observes(during = TransactionPhase.AFTER_SUCCESS) UserChanged event) {
    remembered.forgetIf(
        state -> state.filter(known -> known.userId().equals(event.userId())).isPresent());
  }

  private void requireUser(UUID userId) {
    if (users.find(userId).isEmpty()) {
      throw AppException.notFound("user");
    }
  }

  /** Ends all logins of a user but one, or none; called inside the caller's transaction. */
  Set<UUID> endAll(UUID userId, @Nullable UUID kept) {
    Set<UUID> over = sessions.endAll(userId, kept);
    if (!over.isEmpty()) {
      ended.fire(new SessionEnded(userId, over));
    }
    return over;
  }

  private boolean end(UUID userId, UUID sessionId) {
    boolean over = sessions.end(userId, sessionId);
    if (over) {
      ended.fire(new SessionEnded(userId, Set.of(sessionId)));
    }
    return over;
  }

  private Page<SessionView> sessionsOf(UUID userId, @Nullable UUID current, Paging paging) {
    return paging
        .page(sessions.ofUser(userId, clock.instant(), paging), LoginSession::id)
        .map(session -> SessionView.of(session, current));
  }

  private AuthResponse response(User user, UUID sessionId, IssuedToken refresh, Instant now) {
    return AuthResponse.of(user, tokens.access(user, sessionId, now), refresh, tokens.accessTtl());
  }

  private Optional<SessionState> state(UUID sessionId, Instant now) {
    return remembered
        .find(sessionId, now)
        .orElseGet(
            () -> {
              Optional<SessionState> state =
                  sessions
                      .state(sessionId)
                      .or(
                          () ->
                              tokens.acceptExternal()
                                  ? sessions.external(sessionId)
                                  : Optional.empty());
              remembered.remember(sessionId, state, now);
              state
                  .filter(found -> LastSeenService.isDue(found, now))
                  .ifPresent(found -> lastSeen.noteUse(found, now));
              return state;
            });
  }

  /** The token of an {@code Authorization} header, or of a field that has the token alone. */
  static String withoutScheme(String given) {
    String bearer = given.strip();
    return bearer.regionMatches(true, 0, "Bearer ", 0, SCHEME_LENGTH)
        ? bearer.substring(SCHEME_LENGTH).strip()
        : bearer;
  }
}
