package live.grandstand.jobs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.LockOptions;

/** The queries of {@link StoredRun}, and of the lanes that work on them. */
@ApplicationScoped
class StepStore {
  private static final List<JobState> ACTIVE = List.of(JobState.QUEUED, JobState.RUNNING);

  @PersistenceContext EntityManager em;

  void add(StoredRun run) {
    em.persist(run);
    em.flush(); // a second active run of this step is refused here, not at the commit
  }

  /** Finds and keeps others from changing it until the transaction ends. */
  Optional<StoredRun> lock(UUID id) {
    return Optional.ofNullable(em.find(StoredRun.class, id, LockModeType.PESSIMISTIC_WRITE));
  }

  /** The newest run of a step, locked. */
  Optional<StoredRun> lockLast(UUID storyId, StepKind kind) {
    return em.createQuery(
            "select r from StoredRun r where r.storyId = :story and r.kind = :kind order by r.id"
                + " desc",
            StoredRun.class)
        .setParameter("story", storyId)
        .setParameter("kind", kind)
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .setMaxResults(1)
        .getResultStream()
        .findFirst();
  }

  /** The newest run of a step, to look at. */
  Optional<StoredRun> last(UUID storyId, StepKind kind) {
    return em.createQuery(
            "select r from StoredRun r where r.storyId = :story and r.kind = :kind order by r.id"
                + " desc",
            StoredRun.class)
        .setParameter("story", storyId)
        .setParameter("kind", kind)
        .setMaxResults(1)
        .getResultStream()
        .findFirst();
  }

  /** The ids of all runs of a step. */
  List<UUID> ids(UUID storyId, StepKind kind) {
    return em.createQuery(
            "select r.id from StoredRun r where r.storyId = :story and r.kind = :kind", UUID.class)
        .setParameter("story", storyId)
        .setParameter("kind", kind)
        .getResultList();
  }

  /** The runs of a story that wait or are worked on, locked. */
  List<StoredRun> lockActiveOfStory(UUID storyId) {
    return em.createQuery(
            "select r from StoredRun r where r.storyId = :story and r.state in :active order by"
                + " r.id",
            StoredRun.class)
        .setParameter("story", storyId)
        .setParameter("active", ACTIVE)
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .getResultList();
  }

  /** The same for a batch. */
  List<StoredRun> lockActiveOfJob(UUID jobId) {
    return em.createQuery(
            "select r from StoredRun r where r.jobId = :job and r.state in :active order by r.id",
            StoredRun.class)
        .setParameter("job", jobId)
        .setParameter("active", ACTIVE)
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .getResultList();
  }

  /**
   * What a lane does next, locked: what it had begun, then single stories before those of batches,
   * what began first before the rest. What another lane is just taking is left out.
   */
  Optional<StoredRun> next(UUID owner, int lane, Instant now) {
    return em.createQuery(
            """
            select r from StoredRun r
            where r.ownerId = :owner and r.dueAt <= :now
              and (r.state = :queued or (r.state = :running and r.lane = :lane))
            order by case when r.state = :running then 0 else 1 end,
              case when r.jobId is null then 0 else 1 end, r.rank, r.id\
            """,
            StoredRun.class)
        .setParameter("owner", owner)
        .setParameter("lane", lane)
        .setParameter("now", now)
        .setParameter("queued", JobState.QUEUED)
        .setParameter("running", JobState.RUNNING)
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .setHint("jakarta.persistence.lock.timeout", LockOptions.SKIP_LOCKED)
        .setMaxResults(1)
        .getResultStream()
        .findFirst();
  }

  /** When there is something for a lane to do, at the earliest. */
  Optional<Instant> nextDue(UUID owner, int lane) {
    return Optional.ofNullable(
        em.createQuery(
                """
                select min(r.dueAt) from StoredRun r
                where r.ownerId = :owner
                  and (r.state = :queued or (r.state = :running and r.lane = :lane))\
                """,
                Instant.class)
            .setParameter("owner", owner)
            .setParameter("lane", lane)
            .setParameter("queued", JobState.QUEUED)
            .setParameter("running", JobState.RUNNING)
            .getSingleResult());
  }

  /** Whoever worked on runs of this step until now stores nothing any more. */
  void dropClaims(UUID storyId, StepKind kind) {
    em.createQuery(
            """
            update StoredRun r set r.claim = null
            where r.storyId = :story and r.kind = :kind and r.claim is not null\
            """)
        .setParameter("story", storyId)
        .setParameter("kind", kind)
        .executeUpdate();
  }

  /** Lets other lanes go on with what a lane had begun that its owner has no more. */
  void handBack(UUID owner, int lane) {
    em.createQuery(
            """
            update StoredRun r set r.state = :queued, r.lane = null, r.claim = null
            where r.ownerId = :owner and r.lane >= :lane and r.state in :sources\
            """)
        .setParameter("queued", JobState.QUEUED)
        .setParameter("owner", owner)
        .setParameter("lane", lane)
        .setParameter(
            "sources",
            JobState.sources(JobState.QUEUED).stream().filter(JobState::isActive).toList())
        .executeUpdate();
  }

  /** How many chains of steps a user began after a time, and when the first of them was. */
  Usage usage(UUID owner, Instant after) {
    return em.createQuery(
            """
            select new live.grandstand.jobs.StepStore$Usage(count(r), min(r.createdAt))
            from StoredRun r
            where r.ownerId = :owner and r.createdAt > :after and r.rank = r.id\
            """,
            Usage.class)
        .setParameter("owner", owner)
        .setParameter("after", after)
        .getSingleResult();
  }

  /** Of a user's quota. */
  record Usage(long chains, @org.jspecify.annotations.Nullable Instant first) {}

  /** How many runs wait or are worked on, over all nodes. */
  long count(JobState state) {
    return em.createQuery("select count(r) from StoredRun r where r.state = :state", Long.class)
        .setParameter("state", state)
        .getSingleResult();
  }

  // ---- lanes: rows of the scheduler's table ----------------------------------------------------

  /**
   * Wakes one lane of a user: a free one, else the first. The row is locked until the commit, so a
   * lane that is about to end ends after it, and sees what the transaction has queued.
   */
  void wake(UUID owner, int lanes, Instant now) {
    em.createNativeQuery(
            """
            insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version)
            select :task, :owner || ':' || coalesce(min(n), 0), :now, false, 1
            from generate_series(0, :lanes - 1) n
            where not exists (select 1 from scheduled_tasks t
              where t.task_name = :task and t.task_instance = :owner || ':' || n)
            on conflict (task_name, task_instance) do update
              set execution_time = least(scheduled_tasks.execution_time, excluded.execution_time)\
            """)
        .setParameter("task", LaneId.TASK)
        .setParameter("owner", owner.toString())
        .setParameter("now", now)
        .setParameter("lanes", lanes)
        .executeUpdate();
  }

  /** Lets any lane go on with runs whose lane is gone. */
  void handBackLost() {
    em.createNativeQuery(
            """
            update step_runs set state = 'QUEUED', lane = null, claim = null
            where state = 'RUNNING' and not exists (select 1 from scheduled_tasks t
              where t.task_name = :task and t.task_instance = owner_id || ':' || lane)\
            """)
        .setParameter("task", LaneId.TASK)
        .executeUpdate();
  }

  /** The users who have something queued and no lane. */
  @SuppressWarnings("unchecked")
  Collection<UUID> withoutLane() {
    return em.createNativeQuery(
            """
            select distinct r.owner_id from step_runs r
            where r.state = 'QUEUED' and not exists (select 1 from scheduled_tasks t
              where t.task_name = :task and t.task_instance like r.owner_id || ':%')\
            """,
            UUID.class)
        .setParameter("task", LaneId.TASK)
        .getResultList();
  }

  /** Takes everything back from schedulers that are no more: for a database that is ours alone. */
  void unpickAll() {
    em.createNativeQuery(
            """
            update scheduled_tasks
            set picked = false, picked_by = null, last_heartbeat = null, version = version + 1
            where picked\
            """)
        .executeUpdate();
  }
}
