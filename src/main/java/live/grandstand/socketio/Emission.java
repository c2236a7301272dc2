package live.grandstand.socketio;

import live.grandstand.engineio.CloseReason;
import org.jspecify.annotations.Nullable;

/**
 * One event on its way to its audience, and its line in the {@link EventLog}. Without recovery
 * there is no log and the sequence number is 0.
 */
final class Emission {
  /** A change that is not remembered. */
  static final Emission NOTHING = new Emission(0, 0, Audience.NOBODY, null, null);

  private final long seq;
  private final int tick;
  private final Audience audience;
  private final @Nullable EncodedPacket packet;
  private final @Nullable CloseReason closing;
  private boolean finished; // guarded by the log

  /**
   * @param seq the place in the log, from 1
   * @param tick when it came, in ticks of the log
   * @param packet the event; null for a change of rooms or a kick, which cannot be replayed
   * @param closing why each receiver is disconnected right behind the event; null when it is not
   */
  Emission(
      long seq,
      int tick,
      Audience audience,
      @Nullable EncodedPacket packet,
      @Nullable CloseReason closing) {
    this.seq = seq;
    this.tick = tick;
    this.audience = audience;
    this.packet = packet;
    this.closing = closing;
  }

  /** An event that is not remembered. */
  static Emission unlogged(EncodedPacket packet) {
    return new Emission(0, 0, Audience.NOBODY, packet, null);
  }

  long seq() {
    return seq;
  }

  int tick() {
    return tick;
  }

  Audience audience() {
    return audience;
  }

  @Nullable EncodedPacket packet() {
    return packet;
  }

  @Nullable CloseReason closing() {
    return closing;
  }

  boolean isFinished() {
    return finished;
  }

  void finish() {
    finished = true;
  }
}
