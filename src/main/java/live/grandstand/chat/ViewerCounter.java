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
 * update per interval, longer in large rooms, and always the last value (realtime.md §3). Without
 * this a storm of N joins would cost N² sends.
 */
@ApplicationScoped
public class ViewerCounter implements ViewerCounts {
  private static final System.Logger LOG = System.getLogger(ViewerCounter.class.getName());

  /** Viewers up to which a room is told as often as the settings say. */
  private static final int TOLD_AT_FULL_RATE = 1_000;

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
    int viewers = room.get().publishViewers();
    long interval = interval(settings.viewerCountInterval().toMillis(), viewers);
    server.timer().schedule(() -> settle(name), interval, TimeUnit.MILLISECONDS);
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

  /**
   * How long a room waits for its next update: the larger, the longer, so that a room costs at most
   * so many sends a second and a crowd that comes in costs sends in proportion to its size.
   */
  static long interval(long shortest, int viewers) {
    return shortest * Math.max(1, viewers / TOLD_AT_FULL_RATE);
  }

  private void recordPeak(UUID streamId, int viewers) {
    try {
      streams.recordPeak(streamId, viewers);
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.WARNING, "peak not recorded stream={0}: {1}", streamId, e);
    }
  }
}
