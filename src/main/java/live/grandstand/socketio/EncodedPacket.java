package live.grandstand.socketio;

import java.util.List;
import live.grandstand.engineio.EngineSession;
import live.grandstand.engineio.Frame;

/**
 * A packet ready to leave: its text, then its binary attachments. Encoded once, it is shared by all
 * who receive it.
 */
public final class EncodedPacket {
  private final List<Frame> frames;

  EncodedPacket(List<Frame> frames) {
    this.frames = frames;
  }

  List<Frame> frames() {
    return frames;
  }

  /** Queues the packet for one connection. */
  void sendTo(EngineSession session) {
    session.send(frames);
  }

  /** Queues the packet unless the reader is slow. */
  void sendVolatileTo(EngineSession session) {
    session.sendVolatile(frames);
  }
}
