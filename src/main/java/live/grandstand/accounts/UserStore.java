package live.grandstand.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import live.grandstand.platform.AppException;
import live.grandstand.platform.ErrorCode;
import live.grandstand.platform.FieldError;
import live.grandstand.platform.Paging;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;

/** The queries of {@link User}. */
@ApplicationScoped
class UserStore {
  private static final String NAME_KEY = "users_username_key";
  private static final String EMAIL_KEY = "users_email_key";

  @PersistenceContext EntityManager em;

  /**
   * Stores a new account at once.
   *
   * @throws AppException {@code CONFLICT} when the name or the address is taken, whatever its case
   *     and however close the race
   */
  void add(User user) {
    try {
      em.persist(user);
      em.flush();
    } catch (PersistenceException e) {
      throw taken(e).orElseThrow(() -> e);
    }
  }

  /**
   * Refuses a name or an address that is taken, before the work of hashing a password.
   *
   * @throws AppException {@code CONFLICT}
   */
  void requireFree(String username, String email) {
    if (count("select count(u) from User u where lower(u.username) = :value", username) > 0) {
      throw nameTaken();
    }
    if (count("select count(u) from User u where lower(u.email) = :value", email) > 0) {
      throw emailTaken();
    }
  }

  Optional<Role> role(UUID id) {
    return em.createQuery("select u.role from User u where u.id = :id", Role.class)
        .setParameter("id", id)
        .getResultStream()
        .findFirst();
  }

  Optional<User> find(UUID id) {
    return Optional.ofNullable(em.find(User.class, id));
  }

  /** Finds by name or by address, in any case; a name never looks like an address. */
  Optional<Credentials> credentials(String login) {
    return em.createQuery(
            """
            select new live.grandstand.accounts.Credentials(u.id, u.passwordHash) from User u
            where lower(u.username) = :login or lower(u.email) = :login""",
            Credentials.class)
        .setParameter("login", login.toLowerCase(Locale.ROOT))
        .getResultStream()
        .findFirst();
  }

  Optional<Credentials> credentials(UUID id) {
    return em.createQuery(
            """
            select new live.grandstand.accounts.Credentials(u.id, u.passwordHash) from User u
            where u.id = :id""",
            Credentials.class)
        .setParameter("id", id)
        .getResultStream()
        .findFirst();
  }

  /**
   * Puts another hash in the place of the one that was checked.
   *
   * @return whether that was still the one
   */
  boolean replaceHash(Credentials checked, String hash) {
    return em.createQuery(
                """
                update User u set u.passwordHash = :hash
                where u.id = :id and u.passwordHash = :checked""")
            .setParameter("hash", hash)
            .setParameter("id", checked.userId())
            .setParameter("checked", checked.passwordHash())
            .executeUpdate()
        == 1;
  }

  /** The account, locked until the end of the transaction. */
  Optional<User> lock(UUID id) {
    return Optional.ofNullable(em.find(User.class, id, LockModeType.PESSIMISTIC_WRITE));
  }

  /**
   * All administrators who can act, locked until the end of the transaction, always in the same
   * order: two who demote each other come one after the other.
   */
  Set<UUID> lockAdmins() {
    return Set.copyOf(
        em.createNativeQuery(
                """
                select id from users where role = 'ADMIN' and status = 'ACTIVE'
                order by id for update""",
                UUID.class)
            .getResultList());
  }

  /**
   * Finds by any part of name, address and full name, in any case; the newest first, one more than
   * a page has. Reads until the page is full: meant for administrators.
   */
  List<User> search(
      @Nullable String text, @Nullable Role role, @Nullable AccountStatus status, Paging paging) {
    Map<String, Object> parameters = new HashMap<>(Map.of("before", paging.before()));
    StringBuilder query = new StringBuilder("select u from User u where u.id < :before");
    if (text != null) {
      query.append(
          " and locate(:text, lower(concat(u.username, ' ', u.email, ' ', u.fullName))) > 0");
      parameters.put("text", text.toLowerCase(Locale.ROOT));
    }
    if (role != null) {
      query.append(" and u.role = :role");
      parameters.put("role", role);
    }
    if (status != null) {
      query.append(" and u.status = :status");
      parameters.put("status", status);
    }
    TypedQuery<User> typed = em.createQuery(query + " order by u.id desc", User.class);
    parameters.forEach(typed::setParameter);
    return typed.setMaxResults(paging.probe()).getResultList();
  }

  List<UserSummary> summaries(Collection<UUID> ids) {
    return em.createQuery(
            """
            select new live.grandstand.accounts.UserSummary(u.id, u.username, u.avatar)
            from User u where u.id in :ids""",
            UserSummary.class)
        .setParameter("ids", ids)
        .getResultList();
  }

  /** Counts a login with the right password; counting in the statement loses none. */
  void noteLogin(UUID id, Instant now) {
    em.createQuery(
            """
            update User u set u.loginCount = u.loginCount + 1, u.lastLoginAt = :now
            where u.id = :id""")
        .setParameter("now", now)
        .setParameter("id", id)
        .executeUpdate();
  }

  boolean hasAdmin() {
    return !em.createQuery("select u.id from User u where u.role = :role", UUID.class)
        .setParameter("role", Role.ADMIN)
        .setMaxResults(1)
        .getResultList()
        .isEmpty();
  }

  private long count(String query, String value) {
    return em.createQuery(query, Long.class)
        .setParameter("value", value.toLowerCase(Locale.ROOT))
        .getSingleResult();
  }

  private static Optional<AppException> taken(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof ConstraintViolationException violation) {
        String constraint = String.valueOf(violation.getConstraintName());
        return switch (constraint) {
          case NAME_KEY -> Optional.of(nameTaken());
          case EMAIL_KEY -> Optional.of(emailTaken());
          default -> Optional.empty();
        };
      }
    }
    return Optional.empty();
  }

  private static AppException nameTaken() {
    return taken("username", "Username already exists");
  }

  private static AppException emailTaken() {
    return taken("email", "Email already exists");
  }

  private static AppException taken(String field, String message) {
    return new AppException(
        ErrorCode.CONFLICT, message, List.of(new FieldError(field, "is already taken")));
  }
}
