package live.grandstand.socketio;

import java.util.List;
import live.grandstand.engineio.EngineSession;
import live.grandstand.engineio.Frame;

/**
 * A packet ready to leave: its text, then its binary attachments. Encoded once, it is shared by all
 * who receive it.
 */
public final class EncodedPacket {
  private static final int FRAME_COST = 128;
  private static final int SMALLEST_ARRAY = 384;

  private final List<Frame> frames;
  private int references; // guarded by its namespace's log

  EncodedPacket(List<Frame> frames) {
    this.frames = frames;
  }

  List<Frame> frames() {
    return frames;
  }

  /** Bytes that it takes of an outbox. */
  long length() {
    long length = 0;
    for (Frame frame : frames) {
      length += frame.length();
    }
    return length;
  }

  /** Queues the packet for one connection. */
  void sendTo(EngineSession session) {
    session.send(frames);
  }

  /** Queues the packet unless the reader is slow. */
  void sendVolatileTo(EngineSession session) {
    session.sendVolatile(frames);
  }

  /** The log keeps it once more; returns how many bytes that adds. */
  int retain() {
    return references++ == 0 ? cost() : 0;
  }

  /** The log keeps it once less; returns how many bytes that frees. */
  int release() {
    return --references == 0 ? cost() : 0;
  }

  /** Arrays grow by doubling, so a frame's array is less than twice as long as the frame. */
  private int cost() {
    int cost = 0;
    for (Frame frame : frames) {
      cost += FRAME_COST + Math.max(SMALLEST_ARRAY, 2 * frame.length());
    }
    return cost;
  }
}
