package live.grandstand.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import live.grandstand.platform.Paging;
import org.jspecify.annotations.Nullable;

/** The queries of {@link LoginSession}. */
@ApplicationScoped
class SessionStore {
  private static final int CHANGES_MILLIS = 5_000;

  @PersistenceContext EntityManager em;

  void add(LoginSession session) {
    em.persist(session);
  }

  /** What the check of an access token needs, in one round trip. */
  Optional<SessionState> state(UUID sessionId) {
    return em.createQuery(
            """
            select new live.grandstand.accounts.SessionState(
              s.id, s.userId, u.username, u.role, u.status, s.active, s.expiresAt, s.lastSeenAt)
            from LoginSession s join User u on u.id = s.userId
            where s.id = :id""",
            SessionState.class)
        .setParameter("id", sessionId)
        .getResultStream()
        .findFirst();
  }

  /**
   * Compares logins as they were seen with what they are now, in one round trip; waits for at most
   * five seconds. Callers of another service have their user's id in the place of a login's.
   *
   * @return those that are not the same: the role of now, or nothing when the login is over or its
   *     user not active
   */
  Map<UUID, Optional<Role>> changes(Collection<Caller> known, Instant now) {
    List<?> rows =
        em.createNativeQuery(
                """
                select k.id,
                  case when u.status = 'ACTIVE' and (s.id is null or s.active and s.expires_at > :now)
                    then u.role end
                from unnest(cast(:ids as uuid[]), cast(:roles as varchar[])) as k(id, role)
                left join sessions s on s.id = k.id
                left join users u on u.id = coalesce(s.user_id, k.id)
                where u.id is null or not s.active or s.expires_at <= :now or u.status <> 'ACTIVE'
                  or u.role <> k.role""",
                Tuple.class)
            .setParameter("now", now)
            .setParameter("ids", array(known, Caller::sessionId))
            .setParameter("roles", array(known, caller -> caller.role().name()))
            .setHint("jakarta.persistence.query.timeout", CHANGES_MILLIS)
            .getResultList();
    Map<UUID, Optional<Role>> changes = new HashMap<>();
    for (Object row : rows) {
      Tuple tuple = (Tuple) row;
      changes.put(tuple.get(0, UUID.class), role(tuple.get(1, String.class)));
    }
    return changes;
  }

  private static Optional<Role> role(@Nullable String name) {
    return Optional.ofNullable(name).map(Role::valueOf);
  }

  /** An array as PostgreSQL writes it; its elements need no quotes. */
  private static String array(Collection<Caller> known, Function<Caller, Object> element) {
    return known.stream()
        .map(caller -> element.apply(caller).toString())
        .collect(Collectors.joining(",", "{", "}"));
  }

  /**
   * What stands in for a login when another service issued the token: it goes on for as long as the
   * user may come in.
   */
  Optional<SessionState> external(UUID userId) {
    return Optional.ofNullable(em.find(User.class, userId))
        .map(
            user ->
                new SessionState(
                    userId,
                    userId,
                    user.username(),
                    user.role(),
                    user.status(),
                    true,
                    Instant.MAX,
                    Instant.MAX));
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
   * Ends a login, when it is this user's.
   *
   * @return whether it was active until now
   */
  boolean end(UUID userId, UUID sessionId) {
    return em.createQuery(
                """
                update LoginSession s set s.active = false
                where s.id = :id and s.userId = :userId and s.active = true""")
            .setParameter("id", sessionId)
            .setParameter("userId", userId)
            .executeUpdate()
        == 1;
  }

  /**
   * Ends the user's logins. One that is opened or renewed at the same time is either seen here or
   * begins after this.
   *
   * @param kept the one that goes on, or null for none
   * @return those that were active until now
   */
  Set<UUID> endAll(UUID userId, @Nullable UUID kept) {
    return Set.copyOf(
        em.createNativeQuery(
                """
                update sessions set active = false
                where user_id = :userId and active and id is distinct from cast(:kept as uuid)
                returning id""",
                UUID.class)
            .setParameter("userId", userId)
            .setParameter("kept", kept == null ? null : kept.toString())
            .getResultList());
  }

  /** The user's logins that go on, the newest first; one more than a page has. */
  List<LoginSession> ofUser(UUID userId, Instant now, Paging paging) {
    return em.createQuery(
            """
            select s from LoginSession s
            where s.userId = :userId and s.active = true and s.expiresAt > :now
              and s.id < :before
            order by s.id desc""",
            LoginSession.class)
        .setParameter("userId", userId)
        .setParameter("now", now)
        .setParameter("before", paging.before())
        .setMaxResults(paging.probe())
        .getResultList();
  }

  /** Notes that a login was used, unless that was noted after the given time. */
  void noteSeen(UUID sessionId, Instant now, Instant unlessAfter) {
    em.createQuery(
            """
            update LoginSession s set s.lastSeenAt = :now
            where s.id = :id and s.lastSeenAt <= :unlessAfter""")
        .setParameter("now", now)
        .setParameter("id", sessionId)
        .setParameter("unlessAfter", unlessAfter)
        .executeUpdate();
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
