package live.grandstand.engineio.websocket;

import jakarta.servlet.http.WebConnection;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.filterchain.FilterChainContext;
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
  private final Field outputBuffer =
      field(Class.forName("org.apache.catalina.connector.CoyoteOutputStream"), "ob");
  private final Field response = field(outputBuffer.getType(), "grizzlyResponse");
  private final Method request = method(response.getType(), "getRequest");
  private final Method context = method(request.getReturnType(), "getContext");

  GrizzlyInternals() throws ReflectiveOperationException {}

  private static Field field(Class<?> owner, String name) throws ReflectiveOperationException {
    Field field = owner.getDeclaredField(name);
    field.setAccessible(true);
    return field;
  }

  private static Method method(Class<?> owner, String name) throws ReflectiveOperationException {
    Method method = owner.getDeclaredMethod(name);
    method.setAccessible(true);
    return method;
  }

  /** The connection that a writer of Tyrus ends in. */
  Connection<?> connectionOf(Writer writer) throws ReflectiveOperationException, IOException {
    WebConnection upgraded = (WebConnection) webConnection.invoke(upgradeHandler.get(writer));
    Object buffer = outputBuffer.get(upgraded.getOutputStream());
    Object asked = request.invoke(response.get(buffer));
    return ((FilterChainContext) context.invoke(asked)).getConnection();
  }
}
