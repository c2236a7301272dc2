package live.grandstand.engineio.websocket;

import jakarta.websocket.Session;
import java.io.IOException;
import java.util.concurrent.Executor;
import org.glassfish.tyrus.spi.Writer;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the way out for each WebSocket: ready-made frames where the container is as expected and
 * no extension was negotiated, the standard API everywhere else. Says at start which one it is and
 * why.
 */
public final class WebSocketTransports {
  private static final System.Logger LOG = System.getLogger(WebSocketTransports.class.getName());

  private final Executor closer;
  private final boolean allowRaw;
  private final @Nullable TyrusInternals tyrus;
  private final @Nullable GrizzlyInternals grizzly;
  private final String reason;

  /**
   * @param closer runs closes, which may wait for a peer that does not read; never a container's
   *     I/O thread
   * @param allowRaw false to use the standard API whatever the container is
   */
  public WebSocketTransports(Executor closer, boolean allowRaw) {
    this.closer = closer;
    this.allowRaw = allowRaw;
    this.tyrus = detect(TyrusInternals::new);
    this.grizzly = tyrus != null ? detect(GrizzlyInternals::new) : null;
    this.reason = allowRaw ? reasonFound() : "configured";
  }

  private String reasonFound() {
    if (tyrus == null) {
      return "no known Tyrus";
    }
    return grizzly == null
        ? "Tyrus as expected, no known Grizzly"
        : "Tyrus and Grizzly as expected";
  }

  private interface Detection<T> {
    T run() throws ReflectiveOperationException;
  }

  private static <T> @Nullable T detect(Detection<T> internals) {
    try {
      return internals.run();
    } catch (ReflectiveOperationException | LinkageError | RuntimeException e) {
      LOG.log(System.Logger.Level.DEBUG, "not the container that is known", e);
      return null;
    }
  }

  /** Says in the log which way out is in use, and why. */
  public void announce() {
    String path = allowRaw && tyrus != null ? "raw" : "standard";
    LOG.log(System.Logger.Level.INFO, "websocket path={0} reason={1}", path, reason);
  }

  WebSocketTransport open(Session session) {
    if (allowRaw && tyrus != null && session.getNegotiatedExtensions().isEmpty()) {
      try {
        tyrus.removeIdleTimer(session, NoTimer.INSTANCE);
        return new RawTransport(session, writer(session, tyrus.writerOf(session)), closer);
      } catch (ReflectiveOperationException | IOException | RuntimeException e) {
        LOG.log(System.Logger.Level.WARNING, "raw path failed, standard path used", e);
      }
    }
    return new StandardTransport(session, closer, cutOff(session));
  }

  /** Even where frames go out by the standard API, a peer that does not read is not waited for. */
  private Runnable cutOff(Session session) {
    if (tyrus != null && grizzly != null) {
      try {
        var connection = grizzly.connectionOf(tyrus.writerOf(session));
        return () -> GrizzlyWriter.reset(connection);
      } catch (ReflectiveOperationException | IOException | RuntimeException e) {
        LOG.log(System.Logger.Level.DEBUG, "no way to cut a connection off", e);
      }
    }
    return () -> {};
  }

  /**
   * The shorter of the two raw ways, which knows nothing of TLS; a cut-off needs to know nothing.
   */
  private RawWriter writer(Session session, Writer writer)
      throws ReflectiveOperationException, IOException {
    if (grizzly == null) {
      return new TyrusWriter(writer, () -> close(writer));
    }
    var connection = grizzly.connectionOf(writer);
    return session.isSecure()
        ? new TyrusWriter(writer, () -> GrizzlyWriter.reset(connection))
        : new GrizzlyWriter(connection);
  }

  private static void close(Writer writer) {
    try {
      writer.close();
    } catch (IOException e) {
      // it is gone, which is what was asked for
    }
  }
}
