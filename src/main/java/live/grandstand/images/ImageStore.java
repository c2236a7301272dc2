package live.grandstand.images;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import live.grandstand.platform.IndexPaging;

/** The queries of {@link ImageChunk}. */
@ApplicationScoped
class ImageStore {
  @PersistenceContext EntityManager em;

  void add(ImageChunk chunk) {
    em.persist(chunk);
  }

  Optional<ImageChunk> find(UUID id) {
    return Optional.ofNullable(em.find(ImageChunk.class, id));
  }

  /** In the order of the story; one more than fits on the page tells that there is more. */
  List<ImageChunk> list(UUID storyId, IndexPaging paging) {
    return em.createQuery(
            """
            select c from ImageChunk c where c.storyId = :story and c.chunkIndex > :after
            order by c.chunkIndex""",
            ImageChunk.class)
        .setParameter("story", storyId)
        .setParameter("after", paging.after())
        .setMaxResults(paging.probe())
        .getResultList();
  }

  /** The indexes of what a run has made so far. */
  List<Integer> indexes(UUID storyId, UUID runId) {
    return em.createQuery(
            "select c.chunkIndex from ImageChunk c where c.storyId = :story and c.runId = :run",
            Integer.class)
        .setParameter("story", storyId)
        .setParameter("run", runId)
        .getResultList();
  }

  long count(UUID storyId) {
    return em.createQuery("select count(c) from ImageChunk c where c.storyId = :story", Long.class)
        .setParameter("story", storyId)
        .getSingleResult();
  }

  void removeAll(UUID storyId) {
    em.createQuery("delete from ImageChunk c where c.storyId = :story")
        .setParameter("story", storyId)
        .executeUpdate();
  }
}
