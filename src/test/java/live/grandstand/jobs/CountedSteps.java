package live.grandstand.jobs;

import jakarta.persistence.EntityManager;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;

/**
 * Steps that store one row for each chunk, and remember how often each was made. What a provider
 * does is up to the test.
 */
final class CountedSteps {
  private final Map<UUID, Integer> chunks = new ConcurrentHashMap<>();
  final List<Made> made = new CopyOnWriteArrayList<>();
  volatile Provider provider = (run, index) -> {};
  private final CountDownLatch released = new CountDownLatch(1);

  /** What makes a chunk, or throws. */
  interface Provider {
    void make(StepRun run, int index);
  }

  record Made(UUID storyId, StepKind kind, int index) {}

  void chunks(UUID storyId, int count) {
    chunks.put(storyId, count);
  }

  /** Blocks until the test is over. */
  void hang() {
    try {
      released.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  void release() {
    released.countDown();
  }

  Step step(StepKind kind, EntityManager em) {
    return new Counted(kind, em);
  }

  private final class Counted implements Step {
    private final StepKind kind;
    private final EntityManager em;

    Counted(StepKind kind, EntityManager em) {
      this.kind = kind;
      this.em = em;
    }

    @Override
    public StepKind kind() {
      return kind;
    }

    @Override
    public StepPlan plan(StepRun run) {
      List<String> texts =
          IntStream.range(0, chunks.get(run.storyId())).mapToObj(i -> "chunk " + i).toList();
      return new StepPlan(texts, stored(em, run.storyId(), kind), Map.of("title", "A story"));
    }

    @Override
    public MadeChunk make(StepRun run, StepPlan plan, int index) {
      provider.make(run, index);
      made.add(new Made(run.storyId(), kind, index));
      return () ->
          em.createNativeQuery("insert into made_chunks values (:kind, :story, :run, :index)")
              .setParameter("kind", kind.name())
              .setParameter("story", run.storyId())
              .setParameter("run", run.id())
              .setParameter("index", index)
              .executeUpdate();
    }

    @Override
    public Map<String, Object> complete(StepRun run) {
      return Map.of("total", stored(em, run.storyId(), kind).size());
    }

    @Override
    public void discard(UUID storyId) {
      em.createNativeQuery("delete from made_chunks where story_id = :story and kind = :kind")
          .setParameter("story", storyId)
          .setParameter("kind", kind.name())
          .executeUpdate();
    }
  }

  /** The chunks that are in the table. */
  @SuppressWarnings("unchecked")
  static Set<Integer> stored(EntityManager em, UUID storyId, StepKind kind) {
    return new HashSet<>(
        em.createNativeQuery(
                "select chunk_index from made_chunks where story_id = :story and kind = :kind",
                Integer.class)
            .setParameter("story", storyId)
            .setParameter("kind", kind.name())
            .getResultList());
  }

  /** Nothing is queued and no lane is there. */
  static void clear(EntityManager em) {
    em.createNativeQuery("delete from scheduled_tasks").executeUpdate();
    em.createNativeQuery("delete from step_runs").executeUpdate();
    em.createNativeQuery(
            """
            create table if not exists made_chunks (kind text, story_id uuid, run_id uuid,
              chunk_index int, primary key (kind, story_id, chunk_index))\
            """)
        .executeUpdate();
  }

  static void addUser(EntityManager em, UUID id) {
    em.createNativeQuery(
            """
            insert into users (id, username, email, full_name, password_hash, role, status,
              created_at)
            values (:id, :name, :name || '@example.org', 'Owner', '-', 'USER', 'ACTIVE', now())\
            """)
        .setParameter("id", id)
        .setParameter("name", "u" + id)
        .executeUpdate();
  }

  static void addStory(EntityManager em, StoryRef story) {
    em.createNativeQuery(
            """
            insert into stories (id, owner_id, title, original_content, original_word_count, auto,
              created_at, updated_at)
            values (:id, :owner, :title, 'text', 1, false, now(), now())\
            """)
        .setParameter("id", story.id())
        .setParameter("owner", story.ownerId())
        .setParameter("title", story.title())
        .executeUpdate();
  }
}
