package live.grandstand.chat;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import live.grandstand.platform.Settings;
import live.grandstand.socketio.SocketServer;
import live.grandstand.streams.StreamService;
import live.grandstand.streams.ViewerCounts;

/**
 * Tells rooms how many watch, coalesced: the first change of a quiet room at once, then at most one
 * update per interval, and always the last value (realtime.md §3). Without this a storm of N joins
 * would cost N² sends.
 */
@ApplicationScoped
public class ViewerCounter implements ViewerCounts {
  private static final System.Logger LOG = System.getLogger(ViewerCounter.class.getName());

  @Inject ChatRooms rooms;
  @Inject SocketServer server;
  @Inject StreamService streams;
  @Inject Settings.Realtime settings;

  /** Rooms that were told within the last interval; true when they changed since. */
  private final Map<String, Boolean> busy = new ConcurrentHashMap<>();

  @Override
  public int current(UUID streamId) {
    return rooms.find(streamId.toString()).map(ChatRoom::viewers).orElse(0);
  }

  /** Somebody joined or left a room. */
  public void roomChanged(String name) {
    if (rooms.find(name).isEmpty()) {
      return; // not a stream's room, or one that ended
    }
    if (busy.put(name, true) == null) {
      server.timer().execute(() -> tell(name));
    }
  }

  private void tell(String name) {
    Optional<ChatRoom> room = rooms.find(name);
    if (room.isEmpty()) {
      busy.remove(name);
      return;
    }
    busy.put(name, false);
    server.timer().schedule(() -> settle(name), intervalMillis(), TimeUnit.MILLISECONDS);
    int viewers = room.get().publishViewers();
    if (room.get().raisePeak(viewers)) {
      server.workers().execute(() -> recordPeak(room.get().streamId(), viewers));
    }
  }

  /** The interval is over: tells again if anything changed, else the room is quiet. */
  private void settle(String name) {
    if (!busy.remove(name, false)) {
      tell(name);
    }
  }

  private long intervalMillis() {
    return settings.viewerCountInterval().toMillis();
  }

  private void recordPeak(UUID streamId, int viewers) {
    try {
      streams.recordPeak(streamId, viewers);
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.WARNING, "peak not recorded stream={0}: {1}", streamId, e);
    }
  }
}
