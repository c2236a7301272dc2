package live.grandstand.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The queries of {@link LoginSession}. */
@ApplicationScoped
class SessionStore {
  @PersistenceContext EntityManager em;

  void add(LoginSession session) {
    em.persist(session);
  }

  /** What the check of an access token needs, in one round trip. */
  Optional<SessionState> state(UUID sessionId) {
    return em.createQuery(
            """
            select new live.grandstand.accounts.SessionState(
              s.id, s.userId, u.username, u.role, u.status, s.active, s.expiresAt)
            from LoginSession s join User u on u.id = s.userId
            where s.id = :id""",
            SessionState.class)
        .setParameter("id", sessionId)
        .getResultStream()
        .findFirst();
  }

  /**
   * Puts a new refresh token in the place of the one that was presented. The condition and the
   * change are one statement, so that of two that race only one finds the row.
   *
   * @return whether the presented token was the good one of an active login
   */
  boolean rotate(
      UUID sessionId, String presentedHash, IssuedToken next, Client client, Instant now) {
    return em.createQuery(
                """
                update LoginSession s set s.refreshHash = :next, s.expiresAt = :expiresAt,
                  s.lastSeenAt = :now, s.ipAddress = :address
                where s.id = :id and s.refreshHash = :presented and s.active = true
                  and s.expiresAt > :now""")
            .setParameter("next", next.hash())
            .setParameter("expiresAt", next.expiresAt())
            .setParameter("now", now)
            .setParameter("address", client.address())
            .setParameter("id", sessionId)
            .setParameter("presented", presentedHash)
            .executeUpdate()
        == 1;
  }

  /**
   * Ends a login.
   *
   * @return whether it was active until now
   */
  boolean end(UUID sessionId) {
    return em.createQuery(
                "update LoginSession s set s.active = false where s.id = :id and s.active = true")
            .setParameter("id", sessionId)
            .executeUpdate()
        == 1;
  }

  /** Drops the user's logins that nobody can come back to. */
  int removeExpired(UUID userId, Instant now) {
    return em.createQuery(
            "delete from LoginSession s where s.userId = :userId and s.expiresAt <= :now")
        .setParameter("userId", userId)
        .setParameter("now", now)
        .executeUpdate();
  }
}
