package live.grandstand.engineio.websocket;

import static live.grandstand.engineio.websocket.CatalinaInternals.field;
import static live.grandstand.engineio.websocket.CatalinaInternals.method;

import jakarta.servlet.http.WebConnection;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import org.glassfish.grizzly.Connection;
import org.glassfish.tyrus.spi.Writer;

/**
 * The way from Tyrus' servlet writer to the network connection on Payara 6, found once at start.
 * Creating this fails where the container is another one.
 */
final class GrizzlyInternals {
  private final Class<?> servletWriter =
      Class.forName("org.glassfish.tyrus.servlet.TyrusServletWriter");
  private final Field upgradeHandler = field(servletWriter, "tyrusHttpUpgradeHandler");
  private final Method webConnection = method(upgradeHandler.getType(), "getWebConnection");
  private final CatalinaInternals catalina = CatalinaInternals.get();

  GrizzlyInternals() throws ReflectiveOperationException {}

  /** The connection that a writer of Tyrus ends in. */
  Connection<?> connectionOf(Writer writer) throws ReflectiveOperationException, IOException {
    return catalina.connectionOf((WebConnection) webConnection.invoke(upgradeHandler.get(writer)));
  }
}
