package live.grandstand.chat;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import live.grandstand.gateway.Gateway;
import live.grandstand.platform.AppException;
import live.grandstand.platform.ErrorCode;
import live.grandstand.platform.Settings;
import live.grandstand.streams.StreamRoom;
import live.grandstand.streams.StreamService;
import live.grandstand.streams.StreamStatus;

/**
 * The rooms that are active on this node. The first who joins a stream loads its room, once; those
 * who come at the same time wait for that, those who come later find it.
 */
@ApplicationScoped
class ChatRooms {
  @Inject Gateway gateway;
  @Inject StreamService streams;
  @Inject ChatService chat;
  @Inject Settings.Chat settings;

  /** By name, which is the stream's id. A room being loaded is there already, not yet complete. */
  private final Map<String, CompletableFuture<ChatRoom>> active = new ConcurrentHashMap<>();

  /**
   * The room of a live stream; asks the database only when nobody watches it on this node.
   *
   * @throws AppException {@code NOT_FOUND} or {@code STREAM_NOT_LIVE}
   */
  ChatRoom open(UUID streamId) {
    String name = streamId.toString();
    CompletableFuture<ChatRoom> mine = new CompletableFuture<>();
    CompletableFuture<ChatRoom> known = active.putIfAbsent(name, mine);
    if (known != null) {
      return await(known);
    }
    try {
      ChatRoom room = load(streamId);
      mine.complete(room);
      return room;
    } catch (RuntimeException e) {
      active.remove(name, mine);
      mine.completeExceptionally(e);
      throw e;
    }
  }

  private static ChatRoom await(CompletableFuture<ChatRoom> loading) {
    try {
      return loading.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException failed) {
        throw failed;
      }
      throw e;
    }
  }

  private ChatRoom load(UUID streamId) {
    StreamRoom stream = streams.room(streamId).orElseThrow(() -> AppException.notFound("stream"));
    if (stream.status() != StreamStatus.LIVE) {
      throw notLive();
    }
    return new ChatRoom(
        stream,
        gateway.main(),
        settings,
        chat.latest(streamId, stream.broadcast(), settings.history()));
  }

  /** The room of that name, if it is active. */
  Optional<ChatRoom> find(String name) {
    CompletableFuture<ChatRoom> known = active.get(name);
    return known == null || !known.isDone() || known.isCompletedExceptionally()
        ? Optional.empty()
        : Optional.of(known.join());
  }

  /** Takes a room out and does something with it, once it is loaded if it is just being loaded. */
  void remove(UUID streamId, Consumer<ChatRoom> last) {
    CompletableFuture<ChatRoom> known = active.remove(streamId.toString());
    if (known != null) {
      known.thenAccept(last);
    }
  }

  /** How many rooms are active. */
  int count() {
    return active.size();
  }

  /** Forgets the rooms that nobody is in. A room being loaded is kept. */
  void forgetEmpty() {
    active
        .values()
        .removeIf(
            room -> room.isDone() && !room.isCompletedExceptionally() && room.join().retire());
  }

  static AppException notLive() {
    return new AppException(ErrorCode.STREAM_NOT_LIVE, "The stream is not live");
  }

  static AppException notInRoom() {
    return new AppException(ErrorCode.NOT_IN_ROOM, "You are not in this stream's room");
  }
}
