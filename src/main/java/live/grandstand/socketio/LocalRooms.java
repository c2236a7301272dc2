package live.grandstand.socketio;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Who is in which room of one namespace on this node: the one place that owns membership. A change
 * happens inside the map's own per-room atomicity; a broadcast walks an immutable snapshot that is
 * made again only after a change. An empty room is gone.
 */
final class LocalRooms {
  static final ClientSocket[] NOBODY = {};

  private final Map<String, Room> rooms = new ConcurrentHashMap<>();

  private static final class Room {
    private final Set<ClientSocket> members = new LinkedHashSet<>(); // within compute only
    private volatile ClientSocket @Nullable [] snapshot;
    private volatile int size;

    void changed() {
      size = members.size();
      snapshot = null;
    }
  }

  void add(String name, ClientSocket socket) {
    rooms.compute(
        name,
        (key, known) -> {
          Room room = known != null ? known : new Room();
          room.members.add(socket);
          room.changed();
          return room;
        });
  }

  void remove(String name, ClientSocket socket) {
    rooms.computeIfPresent(
        name,
        (key, room) -> {
          room.members.remove(socket);
          room.changed();
          return room.members.isEmpty() ? null : room;
        });
  }

  int size(String name) {
    Room room = rooms.get(name);
    return room == null ? 0 : room.size;
  }

  int count() {
    return rooms.size();
  }

  Set<String> names() {
    return Set.copyOf(rooms.keySet());
  }

  /** The members of a room. The caller must not change the array. */
  ClientSocket[] members(String name) {
    Room room = rooms.get(name);
    if (room == null) {
      return NOBODY;
    }
    ClientSocket[] snapshot = room.snapshot;
    return snapshot != null ? snapshot : takeSnapshot(name);
  }

  private ClientSocket[] takeSnapshot(String name) {
    ClientSocket[][] taken = {NOBODY};
    rooms.computeIfPresent(
        name,
        (key, room) -> {
          taken[0] = room.members.toArray(NOBODY);
          room.snapshot = taken[0];
          return room;
        });
    return taken[0];
  }
}
