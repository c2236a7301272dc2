package live.grandstand.engineio.websocket;

import jakarta.websocket.SendHandler;
import jakarta.websocket.SendResult;
import jakarta.websocket.Session;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import live.grandstand.engineio.Frame;

/**
 * The way out through {@code RemoteEndpoint.Async}: one frame in flight, the next when it is done.
 * A completion may come before the send returns, so sends are looped, never nested.
 */
final class StandardTransport extends WebSocketTransport implements SendHandler {
  private final Queue<Frame> batch = new ArrayDeque<>(); // touched by whoever raised turns from 0
  private final AtomicInteger turns = new AtomicInteger();
  private volatile boolean idle = true;

  private final Runnable cutOff;

  /**
   * @param cutOff drops the connection below, where the container is known; or does nothing
   */
  StandardTransport(Session session, Executor closer, Runnable cutOff) {
    super(session, closer);
    this.cutOff = cutOff;
  }

  @Override
  public boolean writable() {
    return idle;
  }

  @Override
  public void write(List<Frame> frames) {
    idle = false;
    batch.addAll(frames);
    next();
  }

  @Override
  public void onResult(SendResult result) {
    if (result.isOK()) {
      next();
    } else {
      failed();
    }
  }

  private void next() {
    if (turns.getAndIncrement() != 0) {
      return;
    }
    do {
      Frame frame = batch.poll();
      if (frame == null) {
        idle = true;
        owner().transportReady();
      } else {
        send(frame);
      }
    } while (turns.decrementAndGet() != 0);
  }

  private void send(Frame frame) {
    try {
      if (frame.isBinary()) {
        session().getAsyncRemote().sendBinary(ByteBuffer.wrap(frame.payload()), this);
      } else {
        session().getAsyncRemote().sendText(frame.text(), this);
      }
    } catch (RuntimeException e) { // containers differ in how they say that it is closed
      failed();
    }
  }

  @Override
  void cutOff() {
    cutOff.run(); // the standard API itself ends with Session.close
  }
}
