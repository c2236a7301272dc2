package live.grandstand.engineio;

import java.util.List;

/**
 * The way out of one session: a WebSocket or a waiting poll. Methods are called by one thread at a
 * time except {@link #close} and {@link #abort}, which any thread may call; none may block.
 */
public interface EngineTransport {
  /** Which of the two transports this is. */
  TransportName name();

  /** Tells the transport whose it is; called once, before anything else. */
  void attach(EngineSession session);

  /** Whether {@link #write} may be called now: nothing in flight, and somebody to write to. */
  boolean writable();

  /**
   * Sends frames in order. When the next write may come, the transport calls {@link
   * EngineSession#transportReady}; when it failed, {@link EngineSession#transportClosed}.
   */
  void write(List<Frame> frames);

  /** Ends the transport politely: with a close frame, or with a close packet for a waiting poll. */
  void close(CloseReason reason);

  /** Cuts the transport off without waiting for the peer. */
  void abort();
}
