package live.grandstand.admin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The queries of {@link AuditEntry}: entries are added and read, nothing else. */
@ApplicationScoped
class AuditStore {
  @PersistenceContext EntityManager em;

  void add(AuditEntry entry) {
    em.persist(entry);
  }

  /** What matches, the newest first; one more than fits on the page tells that there is more. */
  List<AuditEntry> find(AuditQuery query) {
    Map<String, Object> wanted = new LinkedHashMap<>();
    StringBuilder text = new StringBuilder("select e from AuditEntry e where e.id < :before");
    wanted.put("before", query.paging().before());
    narrow(text, wanted, "and e.actorId = :actor", query.actor());
    narrow(
        text,
        wanted,
        "and e.action = :action",
        query.action() == null ? null : query.action().wire());
    narrow(text, wanted, "and e.targetId = :target", query.target());
    narrow(text, wanted, "and e.at >= :from", query.from());
    narrow(text, wanted, "and e.at < :to", query.to());
    TypedQuery<AuditEntry> typed =
        em.createQuery(text.append(" order by e.id desc").toString(), AuditEntry.class);
    wanted.forEach(typed::setParameter);
    return typed.setMaxResults(query.paging().probe()).getResultList();
  }

  /** Adds a condition; its last word is the name of its parameter. */
  private static void narrow(
      StringBuilder text, Map<String, Object> wanted, String condition, @Nullable Object value) {
    if (value != null) {
      text.append(' ').append(condition);
      wanted.put(condition.substring(condition.indexOf(':') + 1), value);
    }
  }
}
