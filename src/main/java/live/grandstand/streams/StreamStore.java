package live.grandstand.streams;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The queries of {@link Stream}. */
@ApplicationScoped
class StreamStore {
  /** More live streams than this are not ranked in one list. */
  private static final int MAX_LIVE = 10_000;

  @PersistenceContext EntityManager em;

  void add(Stream stream) {
    em.persist(stream);
  }

  void remove(Stream stream) {
    em.remove(stream);
  }

  Optional<Stream> find(UUID id) {
    return Optional.ofNullable(em.find(Stream.class, id));
  }

  /** Finds and keeps others from changing it until the transaction ends. */
  Optional<Stream> lock(UUID id) {
    return Optional.ofNullable(em.find(Stream.class, id, LockModeType.PESSIMISTIC_WRITE));
  }

  /** Reads it again after one of the statements below changed it; nothing when it is gone. */
  Optional<Stream> reread(Stream stream) {
    em.detach(stream);
    return find(stream.id());
  }

  Optional<StreamRoom> room(UUID id) {
    return em.createQuery(
            """
            select new live.grandstand.streams.StreamRoom(s.id, s.ownerId, s.title, s.status, s.broadcast)
            from Stream s where s.id = :id""",
            StreamRoom.class)
        .setParameter("id", id)
        .getResultStream()
        .findFirst();
  }

  /**
   * Puts a stream on air for a new broadcast.
   *
   * @return whether it was not on air before
   */
  boolean start(UUID id, Instant now) {
    return em.createQuery(
                """
                update Stream s set s.status = :live, s.broadcast = s.broadcast + 1,
                  s.startedAt = :now, s.endedAt = null, s.peakViewerCount = 0
                where s.id = :id and s.status <> :live""")
            .setParameter("live", StreamStatus.LIVE)
            .setParameter("now", now)
            .setParameter("id", id)
            .executeUpdate()
        == 1;
  }

  /**
   * Takes a stream off the air.
   *
   * @return whether it was on air until now
   */
  boolean end(UUID id, Instant now) {
    return em.createQuery(
                """
                update Stream s set s.status = :ended, s.endedAt = :now
                where s.id = :id and s.status = :live""")
            .setParameter("ended", StreamStatus.ENDED)
            .setParameter("live", StreamStatus.LIVE)
            .setParameter("now", now)
            .setParameter("id", id)
            .executeUpdate()
        == 1;
  }

  /** Raises the peak of the broadcast that is on air; a lower count changes nothing. */
  void recordPeak(UUID id, int viewers) {
    em.createQuery(
            """
            update Stream s set s.peakViewerCount = :viewers
            where s.id = :id and s.status = :live and s.peakViewerCount < :viewers""")
        .setParameter("viewers", viewers)
        .setParameter("live", StreamStatus.LIVE)
        .setParameter("id", id)
        .executeUpdate();
  }

  /** A user's streams that are on air. */
  List<Stream> liveOf(UUID owner) {
    return em.createQuery(
            "select s from Stream s where s.ownerId = :owner and s.status = :live", Stream.class)
        .setParameter("owner", owner)
        .setParameter("live", StreamStatus.LIVE)
        .getResultList();
  }

  /** The ids of the live streams that match, newest first. */
  List<UUID> live(StreamQuery query) {
    TypedQuery<UUID> live =
        em.createQuery(
            "select s.id from Stream s where s.status = :live"
                + conditions(query)
                + " order by s.id desc",
            UUID.class);
    bind(live, query);
    return live.setParameter("live", StreamStatus.LIVE).setMaxResults(MAX_LIVE).getResultList();
  }

  /** The streams that are not live and match, newest first, from below this id on. */
  List<Stream> resting(StreamQuery query, @Nullable UUID below, int limit) {
    TypedQuery<Stream> resting =
        em.createQuery(
            "select s from Stream s where s.status in :statuses"
                + (below == null ? "" : " and s.id < :below")
                + conditions(query)
                + " order by s.id desc",
            Stream.class);
    bind(resting, query);
    if (below != null) {
      resting.setParameter("below", below);
    }
    return resting
        .setParameter(
            "statuses",
            query.status() == null
                ? List.of(StreamStatus.OFFLINE, StreamStatus.ENDED)
                : List.of(query.status()))
        .setMaxResults(limit)
        .getResultList();
  }

  List<Stream> all(Collection<UUID> ids) {
    return em.createQuery("select s from Stream s where s.id in :ids", Stream.class)
        .setParameter("ids", ids)
        .getResultList();
  }

  private static String conditions(StreamQuery query) {
    return (query.ownerId() == null ? "" : " and s.ownerId = :owner")
        + (query.category() == null ? "" : " and lower(s.category) = :category")
        + (query.text() == null
            ? ""
            : " and (lower(s.title) like :text escape '!'"
                + " or lower(s.description) like :text escape '!')");
  }

  private static void bind(TypedQuery<?> typed, StreamQuery query) {
    if (query.ownerId() != null) {
      typed.setParameter("owner", query.ownerId());
    }
    if (query.category() != null) {
      typed.setParameter("category", query.category());
    }
    if (query.text() != null) {
      typed.setParameter("text", "%" + query.text().replaceAll("[!%_]", "!$0") + "%");
    }
  }
}
