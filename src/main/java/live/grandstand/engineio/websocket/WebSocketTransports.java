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

  /**
   * @param closer runs closes, which may wait for a peer that does not read; never a container's
   *     I/O thread
   * @param allowRaw false to use the standard API whatever the container is
   */
  public WebSocketTransports(Executor closer, boolean allowRaw) {
    this.closer = closer;
    this.tyrus = allowRaw ? detect() : null;
    if (!allowRaw) {
      LOG.log(System.Logger.Level.INFO, "websocket path=standard reason=configured");
    }
  }

  private static @Nullable TyrusInternals detect() {
    try {
      TyrusInternals found = new TyrusInternals();
      LOG.log(System.Logger.Level.INFO, "websocket path=raw reason=Tyrus as expected");
      return found;
    } catch (ReflectiveOperationException | LinkageError | RuntimeException e) {
      LOG.log(System.Logger.Level.INFO, "websocket path=standard reason=no known Tyrus ({0})", e);
      return null;
    }
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
