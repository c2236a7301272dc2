package live.grandstand.jobs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import live.grandstand.accounts.Caller;
import live.grandstand.gateway.SocketHandlers;
import live.grandstand.jobs.ProgressNews.Part;
import live.grandstand.socketio.Ack;
import live.grandstand.socketio.ClientSocket;
import live.grandstand.socketio.Refusal;
import live.grandstand.socketio.SocketServer;
import org.jspecify.annotations.Nullable;

/**
 * The rooms that follow stories, audio, images and batches: the event door to join and leave them,
 * and what they are told after each commit (realtime.md §4). A room is here while something is told
 * in it or somebody joins; otherwise the database knows what there is to know.
 */
@ApplicationScoped
public class ProgressRooms {
  private static final System.Logger LOG = System.getLogger(ProgressRooms.class.getName());
  private static final long KEPT_AFTER_END = 60_000_000_000L;
  private static final long KEPT_AFTER_ALL = 3_600_000_000_000L;

  @Inject SocketServer server;
  @Inject StepService steps;
  @Inject BatchService batches;
  @Inject StepCatalogue catalogue;

  private final Map<String, ProgressRoom> active = new ConcurrentHashMap<>();

  // ---- the door --------------------------------------------------------------------------------

  /** {@code join-story-room}. */
  public void joinStory(ClientSocket socket, StoryRoomRef request, Ack ack) {
    join(StepKind.STORY, socket, request.id(), ack);
  }

  /** {@code join-audio-room}. */
  public void joinAudio(ClientSocket socket, StoryRoomRef request, Ack ack) {
    join(StepKind.AUDIO, socket, request.id(), ack);
  }

  /** {@code join-image-room}. */
  public void joinImages(ClientSocket socket, StoryRoomRef request, Ack ack) {
    join(StepKind.IMAGES, socket, request.id(), ack);
  }

  private void join(StepKind step, ClientSocket socket, UUID storyId, Ack ack) {
    RoomKind kind = RoomKind.of(step);
    admit(socket, catalogue.story(storyId).map(StoryRef::ownerId), kind, storyId, "story");
    join(
        kind,
        socket,
        storyId,
        ack,
        () -> steps.progress(storyId, step).map(progressOf(kind, storyId)));
  }

  /** {@code join-batch-room}. */
  public void joinBatch(ClientSocket socket, BatchRoomRef request, Ack ack) {
    UUID jobId = request.id();
    RoomKind kind = RoomKind.BATCH;
    admit(socket, batches.ownerOf(jobId), kind, jobId, "batch");
    join(kind, socket, jobId, ack, () -> batches.progress(jobId).map(progressOf(kind, jobId)));
  }

  private static Function<StoredProgress, ProgressNews> progressOf(RoomKind kind, UUID id) {
    return stored ->
        new ProgressNews(stored.about(), Part.PROGRESS, kind.event("progress"), stored.payload());
  }

  /** Only the owner, or an admin by the role of now; for others it is not there. */
  private static void admit(
      ClientSocket socket, Optional<UUID> owner, RoomKind kind, UUID id, String what) {
    Caller caller = SocketHandlers.caller(socket);
    if (owner.isEmpty() || !(caller.isAdmin() || owner.get().equals(caller.userId()))) {
      throw RoomIds.notFound(kind.field(), id, what);
    }
  }

  private void join(
      RoomKind kind,
      ClientSocket socket,
      UUID id,
      Ack ack,
      Supplier<Optional<ProgressNews>> database) {
    String name = kind.room(id);
    ProgressRoom room = watch(kind, name);
    try {
      @Nullable ProgressNews stored = room.knows() ? null : database.get().orElse(null);
      if (!room.join(socket, ProgressRoom.joined(kind, id), stored)) {
        return; // gone meanwhile
      }
    } catch (Refusal refusal) {
      throw new Refusal(refusal.code(), refusal.getMessage(), Map.of(kind.field(), id));
    } finally {
      unwatch(name);
    }
    ack.ok(kind.told(id));
  }

  /** {@code leave-story-room}. */
  public void leaveStory(ClientSocket socket, StoryRoomRef request, Ack ack) {
    leave(RoomKind.STORY, socket, request.id(), ack);
  }

  /** {@code leave-audio-room}. */
  public void leaveAudio(ClientSocket socket, StoryRoomRef request, Ack ack) {
    leave(RoomKind.AUDIO, socket, request.id(), ack);
  }

  /** {@code leave-image-room}. */
  public void leaveImages(ClientSocket socket, StoryRoomRef request, Ack ack) {
    leave(RoomKind.IMAGE, socket, request.id(), ack);
  }

  /** {@code leave-batch-room}. */
  public void leaveBatch(ClientSocket socket, BatchRoomRef request, Ack ack) {
    leave(RoomKind.BATCH, socket, request.id(), ack);
  }

  private static void leave(RoomKind kind, ClientSocket socket, UUID id, Ack ack) {
    if (!socket.leave(kind.room(id))) {
      throw RoomIds.notFound(kind.field(), id, "room that you are in");
    }
    ack.ok(kind.told(id));
  }

  // ---- what is told ----------------------------------------------------------------------------

  /** After the commit, if there was something to commit. */
  void follow(@Observes(during = TransactionPhase.AFTER_SUCCESS) StepChanged change) {
    if (!change.payload().isEmpty()) {
      publish(RoomKind.of(change.kind()), change.storyId(), news(change));
    }
  }

  private static ProgressNews news(StepChanged change) {
    RoomKind kind = RoomKind.of(change.kind());
    UUID run = change.runId();
    Map<String, Object> payload = change.payload();
    return switch (change.phase()) {
      case START -> new ProgressNews(run, Part.START, kind.event("start"), payload);
      case QUEUED, PROGRESS ->
          new ProgressNews(run, Part.PROGRESS, kind.event("progress"), payload);
      case COMPLETE -> new ProgressNews(run, Part.END, kind.event("complete"), payload);
      case ERROR, CANCELLED -> new ProgressNews(run, Part.END, kind.event("error"), payload);
    };
  }

  /** The same for batches. */
  void follow(@Observes(during = TransactionPhase.AFTER_SUCCESS) BatchChanged change) {
    publish(RoomKind.BATCH, change.jobId(), change.news());
  }

  private void publish(RoomKind kind, UUID id, ProgressNews news) {
    String name = kind.room(id);
    try {
      watch(kind, name).publish(news, System.nanoTime());
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, "room not told room=" + name, e);
    } finally {
      unwatch(name);
    }
  }

  // ---- which rooms are here --------------------------------------------------------------------

  private ProgressRoom watch(RoomKind kind, String name) {
    long now = System.nanoTime();
    return active.compute(
        name,
        (key, known) ->
            (known == null ? new ProgressRoom(server.of(kind.namespace()), name) : known)
                .watched(now));
  }

  private void unwatch(String name) {
    active.computeIfPresent(
        name,
        (key, known) -> {
          known.unwatched();
          return known;
        });
  }

  /** Forgets the rooms that were quiet for a while; called now and then. */
  void forgetIdle() {
    long now = System.nanoTime();
    for (String name : active.keySet()) {
      active.computeIfPresent(
          name, (key, known) -> known.isIdle(now, KEPT_AFTER_END, KEPT_AFTER_ALL) ? null : known);
    }
  }

  /** How many rooms are here. */
  int count() {
    return active.size();
  }
}
