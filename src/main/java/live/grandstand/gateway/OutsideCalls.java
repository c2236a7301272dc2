package live.grandstand.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import live.grandstand.platform.AppException;
import live.grandstand.socketio.BroadcastOperator;
import live.grandstand.socketio.Namespace;
import live.grandstand.socketio.Refusal;
import live.grandstand.socketio.SocketServer;
import org.jspecify.annotations.Nullable;

/**
 * What other services may do: the one code behind all their doors (emit-gateway.md). Each method
 * checks a call and returns it ready to be done, so that it can be noted in between. Doing it waits
 * for nothing. Whoever is not connected is nobody: that succeeds and does nothing.
 */
@ApplicationScoped
public class OutsideCalls {
  private static final System.Logger LOG = System.getLogger(OutsideCalls.class.getName());
  private static final String JOIN = "join:room";
  private static final String LEAVE = "leave:room";

  @Inject SocketServer server;

  /**
   * An event for one user. {@code join:room} and {@code leave:room} with {@code data.room} are
   * delivered, and done to all sockets of the user.
   *
   * @throws AppException {@code BAD_REQUEST}, {@code FORBIDDEN} for a room of the platform
   */
  Runnable toUser(UUID userId, EmitEvent emit) {
    requireNoUsers(emit);
    String user = Gateway.roomOf(userId);
    Runnable delivery = delivery(emit, namespace -> namespace.to(user));
    String room = roomToChange(emit);
    if (room == null) {
      return delivery;
    }
    RoomNames.requireOpen("data.room", room);
    return () -> {
      delivery.run();
      changeRooms(emit, user, room);
    };
  }

  /**
   * An event for several users.
   *
   * @throws AppException {@code BAD_REQUEST} naming {@code userIds} when there are none
   */
  Runnable toUsers(EmitEvent emit) {
    if (emit.userIds() == null) {
      throw AppException.badRequest("userIds", "is missing");
    }
    List<String> users = emit.userIds().stream().map(Gateway::roomOf).toList();
    return delivery(emit, namespace -> namespace.all().to(users));
  }

  /**
   * An event for a room, or for one socket by its sid.
   *
   * @throws AppException {@code BAD_REQUEST} naming {@code room}
   */
  Runnable toRoom(String room, EmitEvent emit) {
    requireNoUsers(emit);
    RoomNames.requireName("room", room);
    return delivery(emit, namespace -> namespace.to(room));
  }

  /** An event for everyone in a namespace. */
  Runnable toEveryone(EmitEvent emit) {
    requireNoUsers(emit);
    return delivery(emit, Namespace::all);
  }

  /**
   * Puts a socket, whichever namespace it is in, into a room.
   *
   * @return does it; refuses with {@code CONFLICT} when the socket is in too many rooms
   * @throws AppException {@code BAD_REQUEST}, {@code FORBIDDEN} for a room of the platform
   */
  Runnable join(String sid, String room) {
    return change(sid, room, socket -> join(socket, room));
  }

  /**
   * Takes a socket out of a room.
   *
   * @throws AppException {@code BAD_REQUEST}, {@code FORBIDDEN} for a room of the platform
   */
  Runnable leave(String sid, String room) {
    return change(sid, room, socket -> socket.socketsLeave(room));
  }

  private Runnable change(String sid, String room, Consumer<BroadcastOperator> action) {
    RoomNames.requireSid(sid);
    RoomNames.requireOpen("room", room);
    return () -> named(server.namespaces(), sid).forEach(action);
  }

  private static List<BroadcastOperator> named(Collection<Namespace> namespaces, String sid) {
    return namespaces.stream().map(namespace -> namespace.to(sid)).toList();
  }

  private static void join(BroadcastOperator sockets, String room) {
    try {
      sockets.socketsJoin(room);
    } catch (Refusal refusal) {
      throw AppException.conflict(Objects.requireNonNull(refusal.getMessage()));
    }
  }

  /** A namespace that nobody set up has nobody in it; asking must not make it. */
  private Runnable delivery(EmitEvent emit, Function<Namespace, BroadcastOperator> audience) {
    return () -> {
      Namespace namespace = server.find(emit.namespace());
      if (namespace != null) {
        BroadcastOperator meant = audience.apply(namespace).except(emit.except());
        (emit.isVolatile() ? meant.asVolatile() : meant).emit(emit.event(), emit.arguments());
      }
    };
  }

  private static @Nullable String roomToChange(EmitEvent emit) {
    if (emit.data() == null || !(emit.event().equals(JOIN) || emit.event().equals(LEAVE))) {
      return null;
    }
    JsonNode room = emit.data().path("room");
    return room.isTextual() ? room.textValue() : null;
  }

  private void changeRooms(EmitEvent emit, String user, String room) {
    Namespace namespace = server.find(emit.namespace());
    if (namespace == null) {
      return;
    }
    BroadcastOperator sockets = namespace.to(user).except(emit.except());
    if (emit.event().equals(LEAVE)) {
      sockets.socketsLeave(room);
      return;
    }
    try {
      sockets.socketsJoin(room);
    } catch (Refusal full) { // the event was delivered; the other sockets have joined
      LOG.log(System.Logger.Level.DEBUG, "a socket is in too many rooms to join another");
    }
  }

  private static void requireNoUsers(EmitEvent emit) {
    if (emit.userIds() != null) {
      throw AppException.badRequest("userIds", "is only for /emit/users");
    }
  }
}
