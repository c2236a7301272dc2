package live.grandstand.engineio.websocket;

import jakarta.websocket.Session;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the way out for each WebSocket: Tyrus' raw writer where it is as expected and no
 * extension was negotiated, the standard API everywhere else. Says at start which one it is and
 * why.
 */
public final class WebSocketTransports {
  private static final System.Logger LOG = System.getLogger(WebSocketTransports.class.getName());

  private final Executor closer;
  private final @Nullable TyrusInternals tyrus;
  private final String reason;

  /**
   * @param closer runs closes, which may wait for a peer that does not read; never a container's
   *     I/O thread
   * @param allowRaw false to use the standard API whatever the container is
   */
  public WebSocketTransports(Executor closer, boolean allowRaw) {
    this.closer = closer;
    this.tyrus = allowRaw ? detect() : null;
    this.reason = tyrus != null ? "Tyrus as expected" : allowRaw ? "no known Tyrus" : "configured";
  }

  private static @Nullable TyrusInternals detect() {
    try {
      return new TyrusInternals();
    } catch (ReflectiveOperationException | LinkageError | RuntimeException e) {
      LOG.log(System.Logger.Level.DEBUG, "not the Tyrus that is known", e);
      return null;
    }
  }

  /** Says in the log which way out is in use, and why. */
  public void announce() {
    String path = tyrus != null ? "raw" : "standard";
    LOG.log(System.Logger.Level.INFO, "websocket path={0} reason={1}", path, reason);
  }

  WebSocketTransport open(Session session) {
    if (tyrus != null && session.getNegotiatedExtensions().isEmpty()) {
      try {
        tyrus.removeIdleTimer(session, NoTimer.INSTANCE);
        return new TyrusTransport(session, tyrus.writerOf(session), closer);
      } catch (IllegalAccessException | RuntimeException e) {
        LOG.log(System.Logger.Level.WARNING, "raw path failed, standard path used", e);
      }
    }
    return new StandardTransport(session, closer);
  }
}
