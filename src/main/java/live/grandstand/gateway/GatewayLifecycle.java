package live.grandstand.gateway;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.TimeUnit;
import live.grandstand.socketio.SocketServer;

/** Starts what the gateway does on its own. */
@ApplicationScoped
public class GatewayLifecycle {
  private static final long SWEEP_SECONDS = 1;

  @Inject SocketServer server;
  @Inject TokenExpiry expiry;

  /** Called once, before the first client. */
  public void start() {
    server
        .timer()
        .scheduleWithFixedDelay(expiry::sweep, SWEEP_SECONDS, SWEEP_SECONDS, TimeUnit.SECONDS);
  }
}
