package live.grandstand.chat;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import live.grandstand.accounts.Caller;
import live.grandstand.engineio.CloseReason;
import live.grandstand.platform.AppException;
import live.grandstand.platform.Settings;
import live.grandstand.socketio.BroadcastOperator;
import live.grandstand.socketio.ClientSocket;
import live.grandstand.socketio.EncodedPacket;
import live.grandstand.socketio.Namespace;
import live.grandstand.streams.StreamRoom;
import org.jspecify.annotations.Nullable;

/**
 * The room of one broadcast on this node. Its lock makes one order of joins, messages and the end:
 * whoever joins gets each message either in the history or live, never both and never neither, and
 * nobody joins behind the end. Under the lock frames are put into outboxes, which is memory only;
 * nothing waits there.
 */
final class ChatRoom {
  private final StreamRoom stream;
  private final String name;
  private final Namespace namespace;
  private final Settings.Chat settings;
  private final ArrayDeque<NewMessage> recent; // guarded by this
  private final MessageRates rates = new MessageRates(); // guarded by this
  private @Nullable EncodedPacket history; // guarded by this; made again after a message
  private boolean ended; // guarded by this
  private boolean retired; // guarded by this
  private int pending; // guarded by this; messages accepted and not yet stored or refused
  private int peak; // guarded by this

  ChatRoom(
      StreamRoom stream, Namespace namespace, Settings.Chat settings, List<NewMessage> latest) {
    this.stream = stream;
    this.name = stream.streamId().toString();
    this.namespace = namespace;
    this.settings = settings;
    this.recent = new ArrayDeque<>(latest);
  }

  UUID streamId() {
    return stream.streamId();
  }

  int broadcast() {
    return stream.broadcast();
  }

  boolean isOwnedBy(Caller caller) {
    return stream.ownerId().equals(caller.userId());
  }

  /** How many sockets watch. */
  int viewers() {
    return namespace.roomSize(name);
  }

  /**
   * Lets a socket in and gives it the history and the count.
   *
   * @param streamKey the stream key for its owner, empty for everybody else
   * @return false when this room has just been retired: the stream has another one by now
   * @throws AppException {@code STREAM_NOT_LIVE}
   */
  synchronized boolean join(ClientSocket socket, String streamKey) {
    if (retired) {
      return false;
    }
    requireLive();
    if (!socket.join(name) && !socket.isIn(name)) {
      throw ChatRooms.notInRoom(); // gone meanwhile: whoever has taken its place asks again
    }
    socket.emit("room_joined_successfully", new Joined(name, streamKey));
    socket.emit(history());
    socket.emit("viewer_count_updated", new ViewerCount(name, viewers()));
    return true;
  }

  private record Joined(String streamId, String streamKeyForDev) {}

  private record History(String streamId, Collection<NewMessage> messages) {}

  private record ViewerCount(String streamId, int count) {}

  private record Ended(String roomId, String message) {}

  private EncodedPacket history() {
    if (history == null) {
      history = namespace.encode("recent_chat_history", new History(name, recent));
    }
    return history;
  }

  /**
   * Checks that a socket may send a message here now, and counts it.
   *
   * @param now milliseconds
   * @throws AppException {@code NOT_IN_ROOM}, {@code STREAM_NOT_LIVE} or {@code RATE_LIMITED}
   */
  synchronized void admitMessage(ClientSocket socket, Caller author, long now) {
    if (!socket.isIn(name)) {
      throw ChatRooms.notInRoom();
    }
    requireLive();
    boolean privileged = author.isAdmin() || isOwnedBy(author);
    rates.count(author.userId(), privileged ? settings.ratePrivileged() : settings.rate(), now);
    pending++;
  }

  /** A message that was admitted has not been stored. */
  synchronized void giveUpMessage() {
    pending--;
  }

  private void requireLive() {
    if (ended) {
      throw ChatRooms.notLive();
    }
  }

  /** Sends a stored message to everyone in the room. */
  synchronized void publish(NewMessage message) {
    pending--;
    recent.add(message);
    if (recent.size() > settings.history()) {
      recent.remove();
    }
    history = null;
    namespace.to(name).emit("new_message", message);
  }

  /** Tells everyone how many watch; returns the number. */
  synchronized int publishViewers() {
    int viewers = viewers();
    if (!ended) {
      namespace.to(name).asVolatile().emit("viewer_count_updated", new ViewerCount(name, viewers));
    }
    return viewers;
  }

  /** Whether more watch now than ever before in this room, on this node. */
  synchronized boolean raisePeak(int viewers) {
    boolean higher = viewers > peak;
    peak = Math.max(peak, viewers);
    return higher;
  }

  /** Gives the room up if nobody is in it and no message is on its way to it. */
  synchronized boolean retire() {
    retired = retired || (pending == 0 && viewers() == 0);
    return retired;
  }

  /** Whether it was given up, so that the stream has another room if any. */
  synchronized boolean isRetired() {
    return retired;
  }

  /** Tells everyone that the stream ended, and disconnects each right behind that notice. */
  synchronized void end() {
    ended = true;
    tellEnd(namespace.to(name), name);
  }

  /** The same for one socket that came into a room whose stream had ended. */
  static void tellEnd(ClientSocket socket, UUID streamId) {
    tellEnd(socket.namespace().to(socket.sid()), streamId.toString());
  }

  private static void tellEnd(BroadcastOperator receivers, String name) {
    receivers.emitThenDisconnect(
        CloseReason.STREAM_ENDED,
        "stream_ended_notification",
        new Ended(name, "The stream has ended"));
  }
}
