package live.grandstand.gateway;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import live.grandstand.platform.AppException;
import live.grandstand.platform.Page;
import live.grandstand.platform.Paging;
import live.grandstand.socketio.ClientSocket;
import live.grandstand.socketio.Namespace;
import live.grandstand.socketio.SocketServer;
import org.jspecify.annotations.Nullable;

/**
 * Who is connected and which rooms there are, for administrators. A list walks what it is about
 * once, without a lock, and keeps no more than a page: it is what was there while it was made.
 */
@ApplicationScoped
public class SocketDirectory {
  private static final int MAX_SEARCH = 100;
  private static final int MAX_CURSOR = 2_000;
  private static final Comparator<ClientSocket> BY_SID = Comparator.comparing(ClientSocket::sid);
  private static final Comparator<Place> BY_NAME =
      Comparator.comparing(Place::namespaceName).thenComparing(Place::room);

  @Inject SocketServer server;

  private record Place(Namespace namespace, String room) {
    String namespaceName() {
      return namespace.name();
    }

    RoomView view() {
      return new RoomView(namespace.name(), room, namespace.roomSize(room));
    }

    /** As the next page is asked for; no namespace has a comma in its name. */
    String cursor() {
      byte[] text = (namespace.name() + "," + room).getBytes(StandardCharsets.UTF_8);
      return Base64.getUrlEncoder().withoutPadding().encodeToString(text);
    }
  }

  /**
   * Connected sockets of all namespaces, in the order of their ids.
   *
   * @param userId only those of this user, or null
   * @param room only those in this room, or null
   * @param limit 1 to 100, as in the query
   * @param cursor the last sid of the page before, or null
   * @throws AppException {@code BAD_REQUEST} naming the parameter
   */
  public Page<SocketView> sockets(
      @Nullable UUID userId,
      @Nullable String room,
      @Nullable String limit,
      @Nullable String cursor) {
    int wanted = Paging.of(limit, null).limit();
    String after = isAbsent(cursor) ? "" : sid(Objects.requireNonNull(cursor));
    String inRoom = isAbsent(room) ? null : room;
    LeastOf<ClientSocket> least = new LeastOf<>(wanted + 1, BY_SID);
    for (Namespace namespace : server.namespaces()) {
      for (ClientSocket socket : candidates(namespace, userId, inRoom)) {
        if (socket.sid().compareTo(after) > 0 && isIn(socket, inRoom)) {
          least.offer(socket);
        }
      }
    }
    return page(least, wanted, ClientSocket::sid).map(SocketView::of);
  }

  /** The smallest set that has all who are wanted in it. */
  private static Collection<ClientSocket> candidates(
      Namespace namespace, @Nullable UUID userId, @Nullable String room) {
    if (userId != null) {
      return namespace.to(Gateway.roomOf(userId)).fetchSockets();
    }
    return room == null ? namespace.sockets() : namespace.to(room).fetchSockets();
  }

  private static boolean isIn(ClientSocket socket, @Nullable String room) {
    return room == null || socket.sid().equals(room) || socket.isIn(room);
  }

  /** The socket of that id, whichever namespace it is in. */
  public Optional<SocketView> find(String sid) {
    return sockets(sid).findFirst().map(SocketView::of);
  }

  /** Disconnects the socket of that id; one that was cut off and may come back does not. */
  public void disconnect(String sid) {
    RoomNames.requireSid(sid);
    server.namespaces().forEach(namespace -> namespace.to(sid).disconnectSockets());
  }

  private Stream<ClientSocket> sockets(String sid) {
    RoomNames.requireSid(sid);
    return server.namespaces().stream()
        .flatMap(namespace -> namespace.to(sid).fetchSockets().stream());
  }

  /**
   * Rooms of all namespaces that somebody is in, in the order of their names.
   *
   * @param text a part of the name, in any case; null or empty for all
   * @param limit 1 to 100, as in the query
   * @param cursor the nextCursor of the page before, or null
   * @throws AppException {@code BAD_REQUEST} naming the parameter
   */
  public Page<RoomView> rooms(
      @Nullable String text, @Nullable String limit, @Nullable String cursor) {
    int wanted = Paging.of(limit, null).limit();
    String part = part(text);
    String[] after = isAbsent(cursor) ? null : place(Objects.requireNonNull(cursor));
    LeastOf<Place> least = new LeastOf<>(wanted + 1, BY_NAME);
    for (Namespace namespace : server.namespaces()) {
      for (String room : namespace.roomNames()) {
        if (room.toLowerCase(Locale.ROOT).contains(part) && isBehind(after, namespace, room)) {
          least.offer(new Place(namespace, room));
        }
      }
    }
    return page(least, wanted, Place::cursor).map(Place::view);
  }

  private static boolean isBehind(String @Nullable [] after, Namespace namespace, String room) {
    if (after == null) {
      return true;
    }
    int order = namespace.name().compareTo(after[0]);
    return order > 0 || (order == 0 && room.compareTo(after[1]) > 0);
  }

  private static <T> Page<T> page(LeastOf<T> least, int wanted, Function<T, String> cursor) {
    List<T> found = least.toList();
    if (found.size() <= wanted) {
      return new Page<>(found, null);
    }
    return new Page<>(found.subList(0, wanted), cursor.apply(found.get(wanted - 1)));
  }

  private static boolean isAbsent(@Nullable String parameter) {
    return parameter == null || parameter.isEmpty();
  }

  private static String part(@Nullable String text) {
    String part = text == null ? "" : text;
    if (part.length() > MAX_SEARCH || part.chars().anyMatch(Character::isISOControl)) {
      throw AppException.badRequest(
          "q", "must be at most 100 characters, without control characters");
    }
    return part.toLowerCase(Locale.ROOT);
  }

  private static String sid(String cursor) {
    if (!RoomNames.isSid(cursor)) {
      throw badCursor();
    }
    return cursor;
  }

  private static String[] place(String cursor) {
    try {
      byte[] text = Base64.getUrlDecoder().decode(cursor.length() > MAX_CURSOR ? "" : cursor);
      String[] parts = new String(text, StandardCharsets.UTF_8).split(",", 2);
      if (parts.length == 2) {
        return parts;
      }
    } catch (IllegalArgumentException e) {
      // told below, like any other text that is none of ours
    }
    throw badCursor();
  }

  private static AppException badCursor() {
    return AppException.badRequest("cursor", "must be the nextCursor of an earlier page");
  }
}
