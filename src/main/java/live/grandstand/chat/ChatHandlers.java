package live.grandstand.chat;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import live.grandstand.accounts.Caller;
import live.grandstand.gateway.SocketHandlers;
import live.grandstand.platform.AppException;
import live.grandstand.platform.Settings;
import live.grandstand.socketio.Ack;
import live.grandstand.socketio.ClientSocket;
import live.grandstand.streams.StreamService;

/** The event door of stream rooms: join, leave, chat (realtime.md §3). */
@ApplicationScoped
public class ChatHandlers {
  @Inject ChatRooms rooms;
  @Inject ChatWriter writer;
  @Inject StreamService streams;
  @Inject Settings.Chat settings;
  @Inject Clock clock;

  /** {@code join_stream_room}. */
  public void join(ClientSocket socket, StreamRef request, Ack ack) {
    UUID streamId = request.stream();
    Caller caller = SocketHandlers.caller(socket);
    ChatRoom room = rooms.open(streamId);
    String key = room.isOwnedBy(caller) ? streams.keyForOwner(streamId, caller.userId()) : "";
    while (!room.join(socket, key)) {
      room = rooms.open(streamId);
    }
    ack.ok(Map.of("streamId", streamId, "count", room.viewers()));
  }

  /**
   * A client that was cut off is in its rooms again. Those of streams are made active again if they
   * were given up meanwhile; a stream that ended without anybody in its room is told now.
   */
  public void recovered(ClientSocket socket) {
    for (String room : socket.rooms()) {
      StreamRef.ofRoom(room).ifPresent(streamId -> reopen(socket, streamId));
    }
  }

  private void reopen(ClientSocket socket, UUID streamId) {
    try {
      ChatRoom room = rooms.open(streamId);
      while (room.isRetired()) {
        room = rooms.open(streamId);
      }
    } catch (AppException ended) {
      ChatRoom.tellEnd(socket, streamId);
    }
  }

  /** {@code leave_stream_room}. */
  public void leave(ClientSocket socket, StreamRef request, Ack ack) {
    UUID streamId = request.stream();
    if (!socket.leave(streamId.toString())) {
      throw ChatRooms.notInRoom();
    }
    ack.ok(Map.of("streamId", streamId));
  }

  /** {@code chat_message}: check, store, then speak; the acknowledgement comes last. */
  public void send(ClientSocket socket, SendMessage request, Ack ack) {
    Caller author = SocketHandlers.caller(socket);
    UUID streamId = request.stream();
    String text = request.text(settings.maxLength());
    ChatRoom room = rooms.find(streamId.toString()).orElseThrow(ChatRooms::notInRoom);
    room.admitMessage(socket, author, clock.millis());
    post(new Draft(room, author, text, new Publication(room, ack)));
  }

  private void post(Draft draft) {
    try {
      writer.post(draft);
    } catch (RuntimeException e) {
      draft.room().giveUpMessage();
      throw e;
    }
  }

  /** What follows the commit. */
  private record Publication(ChatRoom room, Ack ack) implements Draft.Outcome {
    @Override
    public void stored(NewMessage message) {
      room.publish(message);
      ack.ok(Map.of("id", message.id(), "timestamp", message.timestamp()));
    }

    @Override
    public void notStored() {
      room.giveUpMessage();
      ack.fail(ChatWriter.notStored());
    }
  }
}
