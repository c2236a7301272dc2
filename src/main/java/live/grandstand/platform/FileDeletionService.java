package live.grandstand.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Deletes files together with the rows that they belong to, although a storage knows no
 * transactions (ADR 29): a note is stored in the transaction that lets the rows go, {@link
 * FileDeletions} deletes the files once that has succeeded, and the note after them. Whatever is
 * cut off in between is done again; deleting twice is no error.
 */
@ApplicationScoped
public class FileDeletionService {
  /** Longer than it takes to make a chunk: one that is being made now may still put its file. */
  private static final Duration ONCE_MORE = Duration.ofMinutes(5);

  private static final int MOST_AT_ONCE = 100;

  @PersistenceContext EntityManager em;
  @Inject Clock clock;
  @Inject Event<FilesDropped> dropped;

  /** Has a folder deleted if this transaction succeeds, and once more later. */
  @Transactional(TxType.MANDATORY)
  public void drop(FileKey folder) {
    Instant now = clock.instant();
    note(folder, now);
    note(folder, now.plus(ONCE_MORE));
    dropped.fire(new FilesDropped(folder));
  }

  private void note(FileKey folder, Instant due) {
    em.createNativeQuery(
            "insert into file_deletions (id, prefix, due_at) values (:id, :prefix, :due)")
        .setParameter("id", Ids.next())
        .setParameter("prefix", folder.path())
        .setParameter("due", due)
        .executeUpdate();
  }

  /** What is to be deleted now; some of it when it is much. */
  @Transactional
  @SuppressWarnings("unchecked") // JPA has no types for SQL
  List<FileDeletion> due() {
    List<Object[]> rows =
        em.createNativeQuery(
                "select id, prefix from file_deletions where due_at <= :now order by due_at",
                Object[].class)
            .setParameter("now", clock.instant())
            .setMaxResults(MOST_AT_ONCE)
            .getResultList();
    return rows.stream().map(row -> new FileDeletion((UUID) row[0], (String) row[1])).toList();
  }

  /** The files are gone. */
  @Transactional
  void done(FileDeletion deletion) {
    em.createNativeQuery("delete from file_deletions where id = :id")
        .setParameter("id", deletion.id())
        .executeUpdate();
  }
}
