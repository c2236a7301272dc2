package live.grandstand.engineio.polling;

import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpUpgradeHandler;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import live.grandstand.engineio.AdmissionMark;
import live.grandstand.engineio.FrameGuard;
import org.jspecify.annotations.Nullable;

/**
 * An admitted WebSocket request, as the container's WebSocket engine sees it.
 *
 * <ul>
 *   <li>The WebSocket API hides the peer's address from endpoints; it travels as one more request
 *       parameter, whose name the client cannot know.
 *   <li>Of the headers only those of the handshake are there: no extension is ever negotiated, and
 *       nothing a stranger writes into any other header is parsed or obeyed (Tyrus has headers that
 *       make it log).
 *   <li>What the client sends afterwards goes through a {@link FrameGuard}, where the container
 *       upgrades by the Servlet API as Payara does.
 * </ul>
 */
final class AdmittedUpgrade extends HttpServletRequestWrapper {
  private static final Set<String> HANDSHAKE =
      Set.of(
          "host", "connection", "upgrade", "origin", "sec-websocket-key", "sec-websocket-version");

  private final FrameGuard guard;
  private final ScheduledExecutorService timer;

  AdmittedUpgrade(HttpServletRequest request, FrameGuard guard, ScheduledExecutorService timer) {
    super(request);
    this.guard = guard;
    this.timer = timer;
  }

  @Override
  public Map<String, String[]> getParameterMap() {
    Map<String, String[]> parameters = new HashMap<>(super.getParameterMap());
    parameters.put(AdmissionMark.PARAMETER, new String[] {getRemoteAddr()});
    return parameters;
  }

  /**
   * Of the connection itself, whatever filters in front say of its client: behind a proxy that ends
   * TLS the bytes below are plain, and the container's engine goes by this.
   */
  @Override
  public boolean isSecure() {
    ServletRequest request = getRequest();
    while (request instanceof ServletRequestWrapper wrapper) {
      request = wrapper.getRequest();
    }
    return request.isSecure();
  }

  private static boolean isHandshake(String header) {
    return HANDSHAKE.contains(header.toLowerCase(Locale.ROOT));
  }

  @Override
  public @Nullable String getHeader(String name) {
    return isHandshake(name) ? super.getHeader(name) : null;
  }

  @Override
  public Enumeration<String> getHeaders(String name) {
    return isHandshake(name) ? super.getHeaders(name) : Collections.emptyEnumeration();
  }

  @Override
  public Enumeration<String> getHeaderNames() {
    return Collections.enumeration(
        Collections.list(super.getHeaderNames()).stream()
            .filter(AdmittedUpgrade::isHandshake)
            .toList());
  }

  @Override
  public <T extends HttpUpgradeHandler> T upgrade(Class<T> type)
      throws IOException, ServletException {
    try {
      T engine = type.getDeclaredConstructor().newInstance();
      super.upgrade(GuardedUpgrade.class).guard(engine, guard, timer);
      return engine;
    } catch (ReflectiveOperationException e) {
      throw new ServletException(e);
    }
  }
}
