package live.grandstand.socketio;

import java.time.Duration;

/**
 * Limits and times of the Socket.IO layer; realtime.md §1 and §7 give the defaults.
 *
 * @param connectTimeout how long a connection may stay without a namespace
 * @param maxAttachmentBytes the most bytes of one packet's attachments together
 * @param maxRooms the most rooms of one socket
 * @param maxWaitingPackets the most packets of one connection that wait for a worker
 * @param maxWaitingAcks the most acknowledgements one client may owe
 * @param outboxBytes the most bytes that may wait for one connection; a client that missed more
 *     than half of it while away starts afresh
 * @param recoveryWindow how long a lost client may be away and still recover its sockets; zero when
 *     none ever does
 */
public record SocketSettings(
    Duration connectTimeout,
    int maxAttachmentBytes,
    int maxRooms,
    int maxWaitingPackets,
    int maxWaitingAcks,
    int outboxBytes,
    Duration recoveryWindow) {
  private static final int USUAL_OUTBOX_BYTES = 1 << 20;

  /** The contract's limits for a connect timeout and a payload size, without recovery. */
  public static SocketSettings of(Duration connectTimeout, int maxPayload) {
    return new SocketSettings(
        connectTimeout, maxPayload, 100, 1_000, 1_000, USUAL_OUTBOX_BYTES, Duration.ZERO);
  }

  /** The same with another recovery window. */
  public SocketSettings withRecoveryWindow(Duration window) {
    return new SocketSettings(
        connectTimeout,
        maxAttachmentBytes,
        maxRooms,
        maxWaitingPackets,
        maxWaitingAcks,
        outboxBytes,
        window);
  }

  /** The same with another limit of what may wait for one connection: the Engine.IO server's. */
  public SocketSettings withOutboxBytes(int bytes) {
    return new SocketSettings(
        connectTimeout,
        maxAttachmentBytes,
        maxRooms,
        maxWaitingPackets,
        maxWaitingAcks,
        bytes,
        recoveryWindow);
  }
}
