package live.grandstand.dashboard;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import live.grandstand.dashboard.DashboardStatsView.JobTotals;
import live.grandstand.jobs.StepKind;
import org.jspecify.annotations.Nullable;

/**
 * The aggregates of the dashboard: SQL over the tables of stories, audio, images and jobs, which it
 * only reads. Each question is one statement, so its numbers are of one moment.
 */
@ApplicationScoped
class DashboardStore {
  private static final int MAX_MILLIS = 5_000;

  /** Genres that a chart names; there is no telling how many people make up. */
  static final int MAX_GENRES = 12;

  private static final String OF_OWNER = " and owner_id = :owner";
  private static final String OF_THEIR_STORY =
      " and exists (select from stories s where s.id = c.story_id and s.owner_id = :owner)";

  @PersistenceContext EntityManager em;

  /** Jobs of one step that ended one way within one bar of the chart. */
  record EndedJobs(Instant bar, StepKind step, boolean isCompleted, long count) {}

  /**
   * Stories of one genre.
   *
   * @param ofAll of all genres, named or not
   */
  record GenreCount(@Nullable String genre, long stories, long ofAll) {}

  /** The numbers. */
  DashboardStatsView stats(DashboardScope scope, Instant from) {
    String own = scope.isAll() ? "" : OF_OWNER;
    String theirs = scope.isAll() ? "" : OF_THEIR_STORY;
    Query query =
        em.createNativeQuery(
            """
            select
              (select count(*) from stories where created_at >= :from%1$s),
              (select count(*) from audio_chunks c where created_at >= :from%2$s),
              (select count(*) from image_chunks c where created_at >= :from%2$s),
              (select count(*) from step_runs where state in ('QUEUED', 'RUNNING')%1$s),
              count(*) filter (where state = 'COMPLETED'),
              count(*) filter (where state = 'FAILED'),
              cast(coalesce(sum(processing_ms) filter (where state = 'COMPLETED'), 0) as bigint)
            from step_runs where finished_at >= :from%1$s"""
                .formatted(own, theirs),
            Tuple.class);
    Tuple row = (Tuple) asked(query, scope).setParameter("from", from).getSingleResult();
    return DashboardStatsView.of(
        count(row, 0),
        count(row, 1),
        count(row, 2),
        count(row, 3),
        new JobTotals(count(row, 4), count(row, 5), count(row, 6)));
  }

  /** How many jobs completed and failed, by step and by hour or day in UTC. */
  List<EndedJobs> ended(DashboardScope scope, TimeRange range, Instant from) {
    Query query =
        em.createNativeQuery(
            """
            select date_trunc('%s', finished_at, 'UTC'), kind, state = 'COMPLETED', count(*)
            from step_runs
            where finished_at >= :from and state in ('COMPLETED', 'FAILED')%s
            group by 1, 2, 3"""
                .formatted(
                    range.unit().name().toLowerCase(Locale.ROOT), scope.isAll() ? "" : OF_OWNER),
            Tuple.class);
    return rows(asked(query, scope).setParameter("from", from)).stream()
        .map(
            row ->
                new EndedJobs(
                    row.get(0, Instant.class),
                    StepKind.valueOf(row.get(1, String.class)),
                    row.get(2, Boolean.class),
                    count(row, 3)))
        .toList();
  }

  /** How many stories there are of the most frequent genres, in any case. */
  List<GenreCount> genres(DashboardScope scope, Instant from) {
    Query query =
        em.createNativeQuery(
            """
            select min(genre), count(*), cast(sum(count(*)) over () as bigint)
            from stories where created_at >= :from%s
            group by lower(genre) order by 2 desc, 1 nulls last limit %d"""
                .formatted(scope.isAll() ? "" : OF_OWNER, MAX_GENRES),
            Tuple.class);
    return rows(asked(query, scope).setParameter("from", from)).stream()
        .map(row -> new GenreCount(row.get(0, String.class), count(row, 1), count(row, 2)))
        .toList();
  }

  /** What happened last, the newest first; one more than fits on the page. */
  List<ActivityView> activity(DashboardScope scope, ActivityQuery wanted) {
    String newestFirst = "order by 6 desc, 1 desc limit " + wanted.probe();
    Query query =
        em.createNativeQuery(
            """
            (select id, 'story.created', title, owner_id, id, created_at from stories
              where (created_at, id) < (:before, :below)%1$s %3$s)
            union all
            (select r.id, lower(r.kind || '.' || r.state), s.title, r.owner_id, r.story_id, r.finished_at
              from step_runs r join stories s on s.id = r.story_id
              where (r.finished_at, r.id) < (:before, :below)%2$s %3$s)
            union all
            (select id, lower('batch.' || state), 'Batch of ' || total_files, owner_id, id, finished_at
              from batch_jobs where (finished_at, id) < (:before, :below)%1$s %3$s)
            %3$s"""
                .formatted(
                    scope.isAll() ? "" : OF_OWNER,
                    scope.isAll() ? "" : " and r.owner_id = :owner",
                    newestFirst),
            Tuple.class);
    query.setParameter("before", wanted.before()).setParameter("below", wanted.below());
    return rows(asked(query, scope)).stream().map(DashboardStore::activity).toList();
  }

  private static ActivityView activity(Tuple row) {
    String type = row.get(1, String.class);
    return new ActivityView(
        row.get(0, UUID.class),
        type,
        row.get(2, String.class),
        row.get(3, UUID.class),
        row.get(4, UUID.class),
        ActivityView.Level.of(type),
        row.get(5, Instant.class));
  }

  private static Query asked(Query query, DashboardScope scope) {
    if (!scope.isAll()) {
      query.setParameter("owner", scope.ownerId());
    }
    return query.setHint("jakarta.persistence.query.timeout", MAX_MILLIS);
  }

  private static List<Tuple> rows(Query query) {
    List<?> rows = query.getResultList();
    return rows.stream().map(Tuple.class::cast).toList();
  }

  private static long count(Tuple row, int column) {
    return row.get(column, Number.class).longValue();
  }
}
