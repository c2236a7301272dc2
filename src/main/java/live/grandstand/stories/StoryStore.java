package live.grandstand.stories;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import live.grandstand.jobs.StepKind;
import live.grandstand.jobs.StoryRef;
import live.grandstand.platform.Paging;
import org.jspecify.annotations.Nullable;

/** The queries of {@link Story} and of the chunks that are being rewritten. */
@ApplicationScoped
class StoryStore {
  @PersistenceContext EntityManager em;

  void add(Story story) {
    em.persist(story);
    em.flush(); // steps refer to it by statements of their own
  }

  Optional<Story> find(UUID id) {
    return Optional.ofNullable(em.find(Story.class, id));
  }

  /** Reads it again after a statement changed it; nothing when it is gone. */
  Optional<Story> reread(Story story) {
    em.flush();
    em.detach(story);
    return find(story.id());
  }

  /** Deletes a story and whatever refers to it; other features may have changed some of that. */
  void remove(UUID id) {
    em.flush();
    em.createQuery("delete from Story s where s.id = :id").setParameter("id", id).executeUpdate();
  }

  Optional<StoryRef> ref(UUID id) {
    return em.createQuery(
            """
            select new live.grandstand.jobs.StoryRef(
              s.id, s.ownerId, s.title, s.contentVersion, s.generatedContent is not null)
            from Story s where s.id = :id""",
            StoryRef.class)
        .setParameter("id", id)
        .getResultStream()
        .findFirst();
  }

  /** The generated text; nothing when there is no story, or it has none yet. */
  Optional<String> generatedContent(UUID id) {
    return em.createQuery(
            "select s.generatedContent from Story s where s.id = :id and s.generatedContent is not null",
            String.class)
        .setParameter("id", id)
        .getResultStream()
        .findFirst();
  }

  /** Newest first; those of one owner, or of all. */
  List<StoryRow> list(@Nullable UUID owner, Paging paging) {
    TypedQuery<StoryRow> rows =
        em.createQuery(
            """
            select new live.grandstand.stories.StoryRow(
              s.id, s.ownerId, s.title, s.genre, s.customPrompt,
              s.storyGenerated, s.audioGenerated, s.imagesGenerated, s.step, s.error,
              s.originalWordCount, s.generatedWordCount, s.processingTimeMillis, s.provider,
              s.auto, s.createdAt, s.updatedAt)
            from Story s where s.id < :before\
            """
                + (owner == null ? "" : " and s.ownerId = :owner")
                + " order by s.id desc",
            StoryRow.class);
    if (owner != null) {
      rows.setParameter("owner", owner);
    }
    return rows.setParameter("before", paging.before())
        .setMaxResults(paging.probe())
        .getResultList();
  }

  // ---- how far its steps are -------------------------------------------------------------------

  /** A step waits to be done: it is the one that is shown, and what it made is no longer whole. */
  void queued(UUID id, StepKind kind, Instant now) {
    String made =
        switch (kind) {
          case STORY -> ""; // the text that is there stays until there is another
          case AUDIO -> ", s.audioGenerated = false";
          case IMAGES -> ", s.imagesGenerated = false";
        };
    update("s.step = :step, s.error = null" + made, "", id, now)
        .setParameter("step", kind)
        .executeUpdate();
  }

  /** A step is done. */
  void completed(UUID id, StepKind kind, long processingMillis, Instant now) {
    String made =
        switch (kind) {
          case STORY -> "s.storyGenerated = true, s.processingTimeMillis = " + processingMillis;
          case AUDIO -> "s.audioGenerated = true";
          case IMAGES -> "s.imagesGenerated = true";
        };
    update(made, "", id, now).executeUpdate();
    update("s.step = null, s.error = null", " and s.step = :step", id, now)
        .setParameter("step", kind)
        .executeUpdate();
  }

  /** A step has failed or was cancelled. */
  void failed(UUID id, StepKind kind, @Nullable String error, Instant now) {
    update("s.step = :step, s.error = :error", "", id, now)
        .setParameter("step", kind)
        .setParameter("error", error)
        .executeUpdate();
  }

  /** There is a new text; what was made of the one before is not of this one. */
  void rewritten(UUID id, String content, String provider, Instant now) {
    update(
            """
            s.generatedContent = :content, s.generatedWordCount = :words, s.provider = :provider,
            s.contentVersion = s.contentVersion + 1,
            s.audioGenerated = false, s.imagesGenerated = false""",
            "",
            id,
            now)
        .setParameter("content", content)
        .setParameter("words", Words.count(content))
        .setParameter("provider", provider)
        .executeUpdate();
  }

  private jakarta.persistence.Query update(String set, String where, UUID id, Instant now) {
    return em.createQuery(
            "update Story s set s.updatedAt = :now, " + set + " where s.id = :id" + where)
        .setParameter("now", now)
        .setParameter("id", id);
  }

  // ---- chunks that are being rewritten ---------------------------------------------------------

  /** A chunk that was rewritten. */
  record Chunk(int index, String content, String provider) {}

  void addChunk(UUID storyId, UUID runId, Chunk chunk) {
    em.createNativeQuery(
            """
            insert into story_chunks (story_id, run_id, chunk_index, content, provider)
            values (:story, :run, :index, :content, :provider)""")
        .setParameter("story", storyId)
        .setParameter("run", runId)
        .setParameter("index", chunk.index())
        .setParameter("content", chunk.content())
        .setParameter("provider", chunk.provider())
        .executeUpdate();
  }

  /** The indexes of what a run has rewritten so far. */
  @SuppressWarnings("unchecked") // JPA has no types for SQL
  List<Integer> chunkIndexes(UUID storyId, UUID runId) {
    return em.createNativeQuery(
            "select chunk_index from story_chunks where story_id = :story and run_id = :run",
            Integer.class)
        .setParameter("story", storyId)
        .setParameter("run", runId)
        .getResultList();
  }

  /** What a run has rewritten, in order. */
  @SuppressWarnings("unchecked") // JPA has no types for SQL
  List<Chunk> chunks(UUID storyId, UUID runId) {
    List<Object[]> rows =
        em.createNativeQuery(
                """
                select chunk_index, content, provider from story_chunks
                where story_id = :story and run_id = :run order by chunk_index""",
                Object[].class)
            .setParameter("story", storyId)
            .setParameter("run", runId)
            .getResultList();
    return rows.stream()
        .map(row -> new Chunk(((Number) row[0]).intValue(), (String) row[1], (String) row[2]))
        .toList();
  }

  void removeChunks(UUID storyId) {
    em.createNativeQuery("delete from story_chunks where story_id = :story")
        .setParameter("story", storyId)
        .executeUpdate();
  }
}
