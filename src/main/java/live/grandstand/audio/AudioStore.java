package live.grandstand.audio;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import live.grandstand.platform.IndexPaging;

/** The queries of {@link AudioChunk}. */
@ApplicationScoped
class AudioStore {
  @PersistenceContext EntityManager em;

  /** What a run has made so far. */
  record Total(long files, Duration duration) {}

  void add(AudioChunk chunk) {
    em.persist(chunk);
  }

  Optional<AudioChunk> find(UUID id) {
    return Optional.ofNullable(em.find(AudioChunk.class, id));
  }

  /** In the order of the story; one more than fits on the page tells that there is more. */
  List<AudioChunk> list(UUID storyId, IndexPaging paging) {
    return em.createQuery(
            """
            select c from AudioChunk c where c.storyId = :story and c.chunkIndex > :after
            order by c.chunkIndex""",
            AudioChunk.class)
        .setParameter("story", storyId)
        .setParameter("after", paging.after())
        .setMaxResults(paging.probe())
        .getResultList();
  }

  /** The indexes of what a run has made so far. */
  List<Integer> indexes(UUID storyId, UUID runId) {
    return em.createQuery(
            "select c.chunkIndex from AudioChunk c where c.storyId = :story and c.runId = :run",
            Integer.class)
        .setParameter("story", storyId)
        .setParameter("run", runId)
        .getResultList();
  }

  Total total(UUID storyId) {
    return em.createQuery(
            "select count(c), coalesce(sum(c.durationMillis), 0) from AudioChunk c"
                + " where c.storyId = :story",
            Object[].class)
        .setParameter("story", storyId)
        .getResultStream()
        .map(row -> new Total((Long) row[0], Duration.ofMillis(((Number) row[1]).longValue())))
        .findFirst()
        .orElseThrow();
  }

  void removeAll(UUID storyId) {
    em.createQuery("delete from AudioChunk c where c.storyId = :story")
        .setParameter("story", storyId)
        .executeUpdate();
  }
}
