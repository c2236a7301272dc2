package live.grandstand.dashboard;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import live.grandstand.gateway.SocketHandlers;
import live.grandstand.jobs.StepChanged;
import live.grandstand.platform.AppException;
import live.grandstand.platform.ErrorCode;
import live.grandstand.socketio.BroadcastOperator;
import live.grandstand.socketio.ClientSocket;
import live.grandstand.socketio.Namespace;
import live.grandstand.socketio.SocketServer;
import live.grandstand.stories.StoriesChanged;

/**
 * Tells those who look at a dashboard what changes, coalesced: the first change of a quiet room at
 * once, then at most once a second, and always the last (realtime.md §5). Nothing is asked for a
 * room that nobody is in.
 *
 * <p>All asking and telling is done by one thread of its own, so that a room gets its values in the
 * order in which they were true; whoever commits a change only marks rooms.
 */
@ApplicationScoped
public class DashboardPushes {
  /** Where dashboards are. */
  public static final String NAMESPACE = "/dashboard";

  private static final System.Logger LOG = System.getLogger(DashboardPushes.class.getName());
  private static final long INTERVAL_MILLIS = 1_000;

  @Inject SocketServer server;
  @Inject DashboardFigures figures;

  /** Rooms that were told within the last interval; true when they have to be told again. */
  private final Map<DashboardRoom, Boolean> busy = new ConcurrentHashMap<>();

  private final Map<DashboardRoom, DashboardValues> told = new ConcurrentHashMap<>();
  private boolean failing; // used by the one thread only
  private volatile Executor executor =
      task -> {
        throw new RejectedExecutionException("not started");
      };

  /** Works on this thread from now on; its queue is limited, and it runs one task at a time. */
  void start(Executor single) {
    executor = single;
  }

  /** Runs after the commit, on the thread that committed: must not wait. */
  void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) StepChanged change) {
    changed(change.ownerId());
  }

  /** Runs after the commit, on the thread that committed: must not wait. */
  void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) StoriesChanged change) {
    changed(change.ownerId());
  }

  /** Something of this user's stories is another than before. */
  void changed(UUID ownerId) {
    for (DashboardRoom room : DashboardRoom.showing(ownerId)) {
      if (namespace().roomSize(room.name()) > 0 && busy.put(room, true) == null) {
        execute(room);
      }
    }
  }

  /**
   * Tells a socket that has come in all there is. What others do at the same moment it learns in
   * the next interval.
   *
   * @throws AppException {@code UNAVAILABLE} when too many come in at once
   */
  void welcome(ClientSocket socket, DashboardRoom room) {
    try {
      executor.execute(() -> tellAll(socket, room));
    } catch (RejectedExecutionException e) {
      throw AppException.unavailable("Too many dashboards are opened", Duration.ofSeconds(1));
    }
  }

  private void tellAll(ClientSocket socket, DashboardRoom room) {
    if (!socket.isIn(room.name())) {
      return;
    }
    try {
      DashboardValues now = figures.recent(room);
      now.tell(null, socket::emit);
      if (namespace().roomSize(room.name()) == 1) {
        told.put(room, now);
        roomChanged(room.name());
      }
    } catch (RuntimeException e) {
      failed(room, e);
    }
    if (busy.put(room, true) == null) {
      settleLater(room);
    }
  }

  private void execute(DashboardRoom room) {
    try {
      executor.execute(() -> tell(room));
    } catch (RejectedExecutionException e) {
      settleLater(room); // the room is still marked
    }
  }

  private void tell(DashboardRoom room) {
    busy.put(room, false);
    if (room.scope().isAll()) {
      expel(room);
    }
    if (namespace().roomSize(room.name()) == 0) {
      busy.remove(room);
      told.remove(room);
      return;
    }
    try {
      DashboardValues now = figures.fresh(room);
      failing = false;
      BroadcastOperator everybody = namespace().to(room.name()).asVolatile();
      now.tell(told.put(room, now), everybody::emit);
      roomChanged(room.name()); // the last one may have left meanwhile
    } catch (RuntimeException e) {
      failed(room, e);
      busy.put(room, true);
    }
    settleLater(room);
  }

  /** Whoever is in the room is told everything as soon as that is possible. */
  private void failed(DashboardRoom room, RuntimeException e) {
    told.remove(room);
    if (!failing) {
      LOG.log(System.Logger.Level.WARNING, "dashboards not told, trying again: " + e);
    }
    failing = true;
  }

  private void settleLater(DashboardRoom room) {
    server.timer().schedule(() -> settle(room), INTERVAL_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** The interval is over: tells again if anything changed, else the room is quiet. */
  private void settle(DashboardRoom room) {
    if (!busy.remove(room, false)) {
      execute(room);
    }
  }

  /** Looks again at who may see everybody's numbers: a role may have changed since the join. */
  private void expel(DashboardRoom room) {
    for (ClientSocket socket : namespace().to(room.name()).fetchSockets()) {
      if (!SocketHandlers.caller(socket).isAdmin() && socket.leave(room.name())) {
        socket.emit(
            DashboardHandlers.ERROR,
            Map.of(
                "scope",
                room.scope().wire(),
                "code",
                ErrorCode.FORBIDDEN.wire(),
                "message",
                "Only administrators see the numbers of all users"));
      }
    }
  }

  /** A room that nobody is in any more is forgotten. */
  void roomChanged(String name) {
    if (namespace().roomSize(name) == 0) {
      DashboardRoom.named(name).ifPresent(told::remove);
    }
  }

  /** Rooms of which anything is remembered. */
  int remembered() {
    return told.size() + busy.size();
  }

  private Namespace namespace() {
    return server.of(NAMESPACE);
  }
}
