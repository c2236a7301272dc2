package live.grandstand.gateway;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import live.grandstand.socketio.SocketServer;

/** Starts and stops what the gateway does on its own. */
@ApplicationScoped
public class GatewayLifecycle {
  private static final long SWEEP_SECONDS = 1;

  @Inject SocketServer server;
  @Inject TokenExpiry expiry;
  @Inject LoginWatch watch;

  /** Called once, before the first client. */
  public void start(ThreadFactory threads) {
    server
        .timer()
        .scheduleWithFixedDelay(expiry::sweep, SWEEP_SECONDS, SWEEP_SECONDS, TimeUnit.SECONDS);
    Thread thread = threads.newThread(watch);
    thread.setName("login-watch");
    thread.start();
  }

  /** Called once, when nobody is connected any more. */
  public void stop() {
    watch.stop();
  }
}
