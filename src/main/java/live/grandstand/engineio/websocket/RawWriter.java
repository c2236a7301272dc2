package live.grandstand.engineio.websocket;

import java.nio.ByteBuffer;

/** Puts ready-made frames on one connection, below the WebSocket API; one write at a time. */
interface RawWriter {
  /**
   * Takes whole frames and never blocks. The bytes must not change before the outcome is told.
   *
   * @param outcome told once; perhaps before this returns, perhaps under a lock of the container
   */
  void write(ByteBuffer frames, Outcome outcome);

  /** Drops the connection, without a closing handshake and without waiting for anything. */
  void cutOff();

  /** What became of a write. Must not wait for anything. */
  interface Outcome {
    void written();

    void failed();
  }
}
