package live.grandstand.engineio.websocket;

import jakarta.websocket.Session;
import java.lang.reflect.Field;
import java.util.concurrent.ScheduledExecutorService;
import org.glassfish.tyrus.core.BaseContainer;
import org.glassfish.tyrus.core.ProtocolHandler;
import org.glassfish.tyrus.core.TyrusRemoteEndpoint;
import org.glassfish.tyrus.core.TyrusSession;
import org.glassfish.tyrus.core.TyrusWebSocket;
import org.glassfish.tyrus.spi.Writer;

/**
 * The fields of Tyrus 2.1.5 that the fast path reaches for, found once at start. Loading this class
 * fails where there is no Tyrus, creating it where Tyrus is another one; both mean the standard
 * path.
 */
final class TyrusInternals {
  private final Field webSocket = field(TyrusRemoteEndpoint.class, "webSocket");
  private final Field protocolHandler = field(TyrusWebSocket.class, "protocolHandler");
  private final Field writer = field(ProtocolHandler.class, "writer");
  private final Field service = field(TyrusSession.class, "service");
  private final Field containersTimer =
      field(BaseContainer.class, "managedScheduledExecutorService");

  TyrusInternals() throws ReflectiveOperationException {}

  private static Field field(Class<?> owner, String name) throws ReflectiveOperationException {
    Field field = owner.getDeclaredField(name);
    field.setAccessible(true);
    return field;
  }

  /** The writer below a session, which takes ready-made frames. */
  Writer writerOf(Session session) throws IllegalAccessException {
    Object handler = protocolHandler.get(webSocket.get(session.getBasicRemote()));
    return (Writer) writer.get(handler);
  }

  /**
   * Takes the idle timer from a session. Tyrus re-schedules it for every message even when the
   * timeout is off; the Engine.IO heartbeat is the only idle timer needed. Its container, which is
   * this application's alone, has none for later sessions either: they would schedule once in their
   * constructor.
   */
  void removeIdleTimer(Session session, ScheduledExecutorService noTimer)
      throws IllegalAccessException {
    service.set(session, noTimer);
    if (session.getContainer() instanceof BaseContainer container
        && containersTimer.get(container) != noTimer) {
      containersTimer.set(container, noTimer);
    }
  }
}
