package live.grandstand.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import live.grandstand.platform.Paging;

/** The queries of {@link ServiceToken}. */
@ApplicationScoped
class ServiceTokenStore {
  @PersistenceContext EntityManager em;

  void add(ServiceToken token) {
    em.persist(token);
  }

  /** The token, locked until the end of the transaction. */
  Optional<ServiceToken> lock(UUID id) {
    return Optional.ofNullable(em.find(ServiceToken.class, id, LockModeType.PESSIMISTIC_WRITE));
  }

  /** All that can be used; the service sees to it that they are few. */
  List<ServiceToken> good(Instant now) {
    return em.createQuery(
            """
            select t from ServiceToken t
            where t.revokedAt is null and (t.expiresAt is null or t.expiresAt > :now)""",
            ServiceToken.class)
        .setParameter("now", now)
        .getResultList();
  }

  /** All there are, the newest first; one more than a page has. */
  List<ServiceToken> all(Paging paging) {
    return em.createQuery(
            "select t from ServiceToken t where t.id < :before order by t.id desc",
            ServiceToken.class)
        .setParameter("before", paging.before())
        .setMaxResults(paging.probe())
        .getResultList();
  }

  /** Drops those that have been of no use since the given time. */
  int removeOver(Instant since) {
    return em.createQuery(
            "delete from ServiceToken t where t.revokedAt <= :since or t.expiresAt <= :since")
        .setParameter("since", since)
        .executeUpdate();
  }

  /** Notes that a token was used, unless a later use was noted. */
  void noteUsed(UUID id, Instant now) {
    em.createQuery(
            """
            update ServiceToken t set t.lastUsedAt = :now
            where t.id = :id and (t.lastUsedAt is null or t.lastUsedAt < :now)""")
        .setParameter("now", now)
        .setParameter("id", id)
        .executeUpdate();
  }
}
