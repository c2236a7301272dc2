package live.grandstand.socketio;

import java.security.Principal;
import java.util.Set;
import live.grandstand.engineio.EngineSession;

/**
 * What has been offered to one socket, as far as its recovery needs to know: a few numbers of the
 * {@link EventLog}. Guarded by {@code this}, under which frames are put into the outbox.
 */
final class Deliveries {
  private final PrivateId id;
  private long last; // what was offered is complete up to this number
  private long unordered; // up to here events came in another order than their numbers'
  private long own; // the number of the last event that was for this socket alone
  private long ownAt; // what last was then
  private boolean saved; // nothing counts any more
  private long replayed; // up to here everything came out of the log
  private volatile long roomsSince; // the newest number when it last entered or left a room
  private volatile boolean open;

  /** A fresh socket's. */
  Deliveries(PrivateId id) {
    this.id = id;
  }

  /** Those of a socket that goes on where another stopped. */
  Deliveries(SavedSession before, long reached) {
    this.id = before.id();
    this.last = reached;
    this.own = before.own();
    this.ownAt = before.ownAt();
    this.unordered = before.unordered();
    this.roomsSince = before.roomsSince();
  }

  PrivateId id() {
    return id;
  }

  /** Queues an event, unless it came out of the log already. */
  synchronized void offer(Emission emission, EngineSession session) {
    if (emission.seq() <= replayed) {
      return;
    }
    if (emission.seq() < last) {
      unordered = Math.max(unordered, last);
    } else {
      last = emission.seq();
    }
    send(emission, session);
  }

  /**
   * Queues an event that is for this socket alone and not in the log. Whoever has it had all that
   * was offered before.
   *
   * @return false when the socket was saved before: the event would be lost and nobody would know
   */
  synchronized boolean offerOwn(
      EncodedPacket packet, long number, EventLog log, EngineSession session) {
    if (saved) {
      return false;
    }
    if (!isShut()) {
      last = Math.max(last, log.settled());
      own = number;
      ownAt = last;
      packet.sendTo(session);
    }
    return true;
  }

  /** Queues a packet that is not replayed, such as one that asks for an answer. */
  synchronized void pass(EncodedPacket packet, EngineSession session) {
    if (!isShut()) {
      packet.sendTo(session);
    }
  }

  /** Queues what was missed; live events come from now on. */
  synchronized void replay(MissedEvents missed, EngineSession session) {
    for (Emission emission : missed.events()) {
      last = emission.seq();
      send(emission, session);
    }
    replayed = missed.upTo();
    open = true;
  }

  private static void send(Emission emission, EngineSession session) {
    EncodedPacket packet = emission.packet();
    if (packet != null) {
      packet.sendTo(session);
    }
  }

  /** Nothing may come any more: the socket could not be recovered. */
  synchronized void shut() {
    replayed = Long.MAX_VALUE;
  }

  private boolean isShut() {
    return replayed == Long.MAX_VALUE;
  }

  /** The client of a fresh socket knows that it is connected. */
  void open() {
    open = true;
  }

  /** Whether the client knows that it is connected, so that anything may be sent. */
  boolean isOpen() {
    return open;
  }

  /** The socket has entered or left a room, by when the log was there. */
  void roomsChanged(long head) {
    roomsSince = head;
  }

  /** All of it, to be kept while the client is away. */
  synchronized SavedSession save(Principal user, Set<String> rooms, long settled) {
    saved = true;
    return new SavedSession(id, user, rooms, last, unordered, roomsSince, own, ownAt, settled);
  }
}
