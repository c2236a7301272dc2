package live.grandstand.engineio;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.LockSupport;

/**
 * One thread that writes out the outboxes of the sessions assigned to it. A session is in the queue
 * at most once; the longer the thread is busy, the more frames leave together in the next write of
 * a session. The thread does I/O and nothing else, and never blocks on a peer.
 */
final class Flusher implements Runnable {
  private static final System.Logger LOG = System.getLogger(Flusher.class.getName());

  private final ConcurrentLinkedQueue<EngineSession> dirty = new ConcurrentLinkedQueue<>();
  private final Thread thread;
  private volatile boolean sleeping;
  private volatile boolean stopped;

  Flusher(ThreadFactory threads) {
    this.thread = threads.newThread(this);
    thread.setName("flusher");
  }

  void start() {
    thread.start();
  }

  /** Asks the thread to flush a session soon. Any thread may call this. */
  void add(EngineSession session) {
    dirty.add(session);
    if (sleeping) {
      LockSupport.unpark(thread);
    }
  }

  /** Ends the thread; what is still dirty is not flushed. */
  void stop() {
    stopped = true;
    LockSupport.unpark(thread);
  }

  @Override
  public void run() {
    while (!stopped) {
      EngineSession session = dirty.poll();
      if (session == null) {
        sleep();
      } else {
        flush(session);
      }
    }
  }

  private void sleep() {
    sleeping = true;
    // Looked at again after the flag is up: an add in between has either been seen or will unpark.
    if (dirty.isEmpty() && !stopped) {
      LockSupport.park(this);
    }
    sleeping = false;
  }

  private static void flush(EngineSession session) {
    try {
      session.flush();
    } catch (RuntimeException | Error e) { // the thread serves many others
      LOG.log(System.Logger.Level.INFO, "flush failed sid={0} error={1}", session.sid(), e);
      session.close(CloseReason.TRANSPORT_ERROR);
    }
  }
}
