package live.grandstand.streams;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import live.grandstand.accounts.AccountStatus;
import live.grandstand.accounts.AdminActed;
import live.grandstand.accounts.AdminAction;
import live.grandstand.accounts.Caller;
import live.grandstand.accounts.UserChanged;
import live.grandstand.platform.AppException;
import live.grandstand.platform.Ids;
import live.grandstand.platform.MergePatch;
import live.grandstand.platform.Secrets;

/**
 * A stream's life, from creation over its broadcasts to its deletion. Events are fired here, inside
 * the transaction, only when a row changed: observe them with {@code AFTER_SUCCESS}. What an admin
 * does to somebody else's stream is told by {@link AdminActed}, for the audit; the address is where
 * the caller acts from.
 */
@ApplicationScoped
public class StreamService {
  private static final int KEY_BYTES = 24;
  private static final Duration END_AGAIN = Duration.ofSeconds(1);

  @Inject StreamStore streams;
  @Inject StreamViews views;
  @Inject Validator validator;
  @Inject Clock clock;
  @Inject Event<StreamStarted> started;
  @Inject Event<StreamEnded> ended;
  @Inject Event<AdminActed> acted;

  /** Makes a stream, not yet live. The answer has its key. */
  @Transactional
  public StreamView create(Caller owner, StreamDetails details) {
    Stream stream =
        new Stream(Ids.next(), owner.userId(), details, Secrets.token(KEY_BYTES), now());
    streams.add(stream);
    return views.forCaller(stream, owner);
  }

  /**
   * One stream; its owner also sees the key.
   *
   * @param caller who asks, if they are signed in
   * @throws AppException {@code NOT_FOUND}
   */
  @Transactional(TxType.SUPPORTS)
  public StreamView find(UUID id, Optional<Caller> caller) {
    Stream stream = streams.find(id).orElseThrow(StreamService::unknown);
    return caller.isPresent() ? views.forCaller(stream, caller.get()) : views.open(stream);
  }

  /**
   * Changes what the owner says about the stream (RFC 7396).
   *
   * @throws AppException {@code NOT_FOUND}, {@code FORBIDDEN}, {@code BAD_REQUEST}
   * @throws ConstraintViolationException when a field does not keep its rules
   */
  @Transactional
  public StreamView patch(Caller caller, UUID id, ObjectNode patch, String address) {
    Stream stream = run(caller, streams.lock(id));
    StreamDetails details = MergePatch.apply(stream.details(), patch, StreamDetails.class);
    Set<ConstraintViolation<StreamDetails>> violations = validator.validate(details);
    if (!violations.isEmpty()) {
      throw new ConstraintViolationException(violations);
    }
    if (!details.equals(stream.details())) {
      stream.describe(details);
      audit(caller, stream, AdminAction.STREAM_UPDATED, address);
    }
    return views.forCaller(stream, caller);
  }

  /** Deletes a stream with everything in it. A live one ends first. */
  @Transactional
  public void delete(Caller caller, UUID id, String address) {
    Stream stream = run(caller, streams.lock(id));
    endNow(stream, EndCause.DELETED);
    streams.remove(stream);
    audit(caller, stream, AdminAction.STREAM_DELETED, address);
  }

  /**
   * Goes on air.
   *
   * @throws AppException {@code CONFLICT} when it is on air already
   */
  @Transactional
  public StreamView start(Caller caller, UUID id, String address) {
    Stream stream = run(caller, streams.find(id));
    Instant now = now();
    boolean changed = streams.start(id, now);
    Stream after = streams.reread(stream).orElseThrow(StreamService::unknown);
    if (!changed) {
      throw AppException.conflict("Stream is already live");
    }
    started.fire(new StreamStarted(id, after.ownerId(), after.title(), now));
    audit(caller, after, AdminAction.STREAM_STARTED, address);
    return views.forCaller(after, caller);
  }

  /**
   * Goes off air. Asking again within a second of the end changes nothing and is no error: a button
   * pressed twice, or a media server and a streamer at once.
   *
   * @throws AppException {@code CONFLICT} when it is not on air
   */
  @Transactional
  public StreamView end(Caller caller, UUID id, String address) {
    Stream stream = run(caller, streams.find(id));
    boolean changed =
        endNow(stream, stream.isOwnedBy(caller.userId()) ? EndCause.OWNER : EndCause.ADMIN);
    Stream after = streams.reread(stream).orElseThrow(StreamService::unknown);
    if (!changed && !after.endedWithin(END_AGAIN, now())) {
      throw AppException.conflict("Stream is not live");
    }
    if (changed) {
      audit(caller, after, AdminAction.STREAM_ENDED, address);
    }
    return views.forCaller(after, caller);
  }

  /**
   * Takes a stream off the air for a cause that is not a request of its owner.
   *
   * @return whether it was on air until now
   */
  @Transactional
  public boolean end(UUID id, EndCause cause) {
    return streams.find(id).map(stream -> endNow(stream, cause)).orElse(false);
  }

  /**
   * A user who may not be here any more is not on air any more: one commit with what happened to
   * the user, whoever caused it.
   */
  @Transactional(TxType.MANDATORY)
  void endAll(@Observes UserChanged changed) {
    if (changed.status() != AccountStatus.ACTIVE) {
      streams.liveOf(changed.userId()).forEach(stream -> endNow(stream, EndCause.OWNER_BANNED));
    }
  }

  /** A new key; the old one is dead at once. Only for the owner, not even for an admin. */
  @Transactional
  public StreamView rotateKey(Caller caller, UUID id) {
    Stream stream = streams.lock(id).orElseThrow(StreamService::unknown);
    if (!stream.isOwnedBy(caller.userId())) {
      throw AppException.forbidden("Only the owner can change the key of a stream");
    }
    stream.replaceKey(Secrets.token(KEY_BYTES));
    return views.forCaller(stream, caller);
  }

  /**
   * Notes how many watched at one time; only the highest number of a broadcast is kept.
   *
   * @param viewers sockets in the room, over all nodes
   */
  @Transactional
  public void recordPeak(UUID id, int viewers) {
    streams.recordPeak(id, viewers);
  }

  /** What a chat room has to know of its stream, in one query. */
  @Transactional(TxType.SUPPORTS)
  public Optional<StreamRoom> room(UUID id) {
    return streams.room(id);
  }

  /** The key of a stream for its owner; empty text for everybody else (realtime.md §3). */
  @Transactional(TxType.SUPPORTS)
  public String keyForOwner(UUID id, UUID userId) {
    return streams
        .find(id)
        .filter(stream -> stream.isOwnedBy(userId))
        .map(Stream::streamKey)
        .orElse("");
  }

  private boolean endNow(Stream stream, EndCause cause) {
    Instant now = now();
    boolean changed = streams.end(stream.id(), now);
    if (changed) {
      ended.fire(new StreamEnded(stream.id(), stream.ownerId(), now, cause));
    }
    return changed;
  }

  private void audit(Caller caller, Stream stream, AdminAction action, String address) {
    if (stream.isOwnedBy(caller.userId())) {
      return;
    }
    Map<String, Object> details = Map.of("ownerId", stream.ownerId(), "title", stream.title());
    acted.fire(
        new AdminActed(caller, action, "stream", stream.id().toString(), details, address, now()));
  }

  /** Milliseconds are what JSON shows; what is stored is the same. */
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  private static Stream run(Caller caller, Optional<Stream> found) {
    Stream stream = found.orElseThrow(StreamService::unknown);
    if (!stream.isRunBy(caller)) {
      throw AppException.forbidden("This is somebody else's stream");
    }
    return stream;
  }

  private static AppException unknown() {
    return AppException.notFound("stream");
  }
}
