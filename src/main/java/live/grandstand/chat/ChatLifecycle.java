package live.grandstand.chat;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import live.grandstand.socketio.SocketServer;
import org.jspecify.annotations.Nullable;

/** Starts and stops what chat does on its own: the writer, and forgetting rooms nobody is in. */
@ApplicationScoped
public class ChatLifecycle {
  private static final long FORGET_SECONDS = 30;

  @Inject ChatWriter writer;
  @Inject ChatRooms rooms;
  @Inject SocketServer server;

  private @Nullable Thread writerThread;

  /** Called once, before the first client. */
  public void start(ThreadFactory threads) {
    Thread thread = threads.newThread(writer);
    thread.setName("chat-writer");
    thread.start();
    writerThread = thread;
    server
        .timer()
        .scheduleWithFixedDelay(
            rooms::forgetEmpty, FORGET_SECONDS, FORGET_SECONDS, TimeUnit.SECONDS);
  }

  /** Stream rooms that are active on this node. */
  public int activeRooms() {
    return rooms.count();
  }

  /** Messages that wait to be stored. */
  public int waitingMessages() {
    return writer.waiting();
  }

  /** Messages stored since the start. */
  public long storedMessages() {
    return writer.stored();
  }

  /** Called once, when no more messages come; messages that wait are refused. */
  public void stop() {
    Thread thread = writerThread;
    if (thread != null) {
      writer.stop(thread);
    }
  }
}
