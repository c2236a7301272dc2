package live.grandstand.jobs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import live.grandstand.platform.Paging;

/** The queries of {@link BatchJob} and its files. */
@ApplicationScoped
class BatchStore {
  @PersistenceContext EntityManager em;

  void add(BatchJob job) {
    em.persist(job);
  }

  void add(BatchItem item) {
    em.persist(item);
  }

  /** Writes what was added, for rows that are about to refer to it. */
  void flush() {
    em.flush();
  }

  Optional<BatchJob> find(UUID id) {
    return Optional.ofNullable(em.find(BatchJob.class, id));
  }

  /** Finds and keeps others from changing it until the transaction ends. */
  Optional<BatchJob> lock(UUID id) {
    return Optional.ofNullable(em.find(BatchJob.class, id, LockModeType.PESSIMISTIC_WRITE));
  }

  /** The batches of a user, newest first. */
  List<BatchJob> of(UUID owner, Paging paging) {
    return em.createQuery(
            "select j from BatchJob j where j.ownerId = :owner and j.id < :before order by j.id"
                + " desc",
            BatchJob.class)
        .setParameter("owner", owner)
        .setParameter("before", paging.before())
        .setMaxResults(paging.probe())
        .getResultList();
  }

  /** The files of a batch, in order. */
  List<BatchItem> items(UUID jobId) {
    return em.createQuery(
            "select i from BatchItem i where i.jobId = :job order by i.fileIndex", BatchItem.class)
        .setParameter("job", jobId)
        .getResultList();
  }

  /** The file that a run is for, locked. */
  Optional<BatchItem> lockItem(UUID jobId, UUID storyId) {
    return em.createQuery(
            "select i from BatchItem i where i.jobId = :job and i.storyId = :story",
            BatchItem.class)
        .setParameter("job", jobId)
        .setParameter("story", storyId)
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .getResultStream()
        .findFirst();
  }
}
