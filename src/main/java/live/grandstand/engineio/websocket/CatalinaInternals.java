package live.grandstand.engineio.websocket;

import jakarta.servlet.http.WebConnection;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.jspecify.annotations.Nullable;

/**
 * The way from an upgraded connection to what is below it on Payara 6. There is none where the
 * container is another one.
 */
final class CatalinaInternals {
  private static volatile @Nullable CatalinaInternals known;

  private final Field outputBuffer =
      field(Class.forName("org.apache.catalina.connector.CoyoteOutputStream"), "ob");
  private final Field response = field(outputBuffer.getType(), "grizzlyResponse");
  private final Method request = method(response.getType(), "getRequest");
  private final Method context = method(request.getReturnType(), "getContext");
  private final Field parameters = field(request.getReturnType(), "parameters");
  private final Field nameChars = field(parameters.getType(), "tmpNameC");
  private final Field valueChars = field(parameters.getType(), "tmpValueC");
  private final Method freeChars = method(nameChars.getType(), "reset");
  private final Method suspendContext = method(response.getType(), "getSuspendContext");
  private final Method isSuspended = method(suspendContext.getReturnType(), "isSuspended");
  private final Method markCancelled =
      method(
          Class.forName(response.getType().getName() + "$SuspendedContextImpl"), "markCancelled");

  private CatalinaInternals() throws ReflectiveOperationException {}

  /** The one there is; it is looked for once. */
  static CatalinaInternals get() throws ReflectiveOperationException {
    CatalinaInternals found = known;
    if (found == null) {
      found = new CatalinaInternals();
      known = found;
    }
    return found;
  }

  static Field field(Class<?> owner, String name) throws ReflectiveOperationException {
    Field field = owner.getDeclaredField(name);
    field.setAccessible(true);
    return field;
  }

  static Method method(Class<?> owner, String name) throws ReflectiveOperationException {
    Method method = owner.getDeclaredMethod(name);
    method.setAccessible(true);
    return method;
  }

  /** Grizzly's response, whose request was upgraded. */
  private Object responseOf(WebConnection upgraded)
      throws ReflectiveOperationException, IOException {
    return response.get(outputBuffer.get(upgraded.getOutputStream()));
  }

  /** The connection that an upgraded one ends in. */
  Connection<?> connectionOf(WebConnection upgraded)
      throws ReflectiveOperationException, IOException {
    Object asked = request.invoke(responseOf(upgraded));
    return ((FilterChainContext) context.invoke(asked)).getConnection();
  }

  /**
   * Frees the 4 KB that Grizzly keeps with every request for decoding parameters, which an upgraded
   * one has none of any more; were there some, it would make them again.
   */
  void freeParameterBuffers(WebConnection upgraded)
      throws ReflectiveOperationException, IOException {
    Object unused = parameters.get(request.invoke(responseOf(upgraded)));
    freeChars.invoke(nameChars.get(unused));
    freeChars.invoke(valueChars.get(unused));
  }

  /** The suspension that an upgraded request is in for as long as its connection is open. */
  Object suspensionOf(WebConnection upgraded) throws ReflectiveOperationException, IOException {
    return suspendContext.invoke(responseOf(upgraded));
  }

  /** Marks a suspension as cancelled, unless it is over. */
  void cancel(Object suspension) throws ReflectiveOperationException {
    if ((boolean) isSuspended.invoke(suspension)) {
      markCancelled.invoke(suspension);
    }
  }
}
