package live.grandstand.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;
import java.time.Instant;

/**
 * Keeps when a login or a service token was last used: with few writes (at most one a minute for a
 * login), and in a transaction of its own, for the check of a token has none.
 */
@ApplicationScoped
class LastSeenService {
  private static final Duration BEHIND = Duration.ofMinutes(1);

  @Inject SessionStore sessions;
  @Inject ServiceTokenStore serviceTokens;

  /** Notes a use of a login as it was just read from the database. */
  @Transactional(TxType.REQUIRES_NEW)
  void noteUse(SessionState state, Instant now) {
    sessions.noteSeen(state.sessionId(), now, now.minus(BEHIND));
  }

  /** Notes a use of a service token. */
  @Transactional(TxType.REQUIRES_NEW)
  void noteUse(ServiceToken token, Instant now) {
    serviceTokens.noteUsed(token.id(), now);
  }

  /** Whether there is anything to note; asked first, so that most uses need no transaction. */
  static boolean isDue(SessionState state, Instant now) {
    return state.isUsable(now) && !state.lastSeenAt().isAfter(now.minus(BEHIND));
  }
}
