package live.grandstand.engineio.polling;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.regex.Pattern;
import live.grandstand.engineio.EngineError;
import live.grandstand.engineio.EnginePaths;
import live.grandstand.engineio.EngineRequest;
import live.grandstand.engineio.EngineServer;
import live.grandstand.engineio.OriginPolicy;
import org.jspecify.annotations.Nullable;

/**
 * Admits Engine.IO requests, polling and WebSocket alike, before anything is done for them: query,
 * session id, Origin and connect rate (realtime.md §1, §7). Runs in front of the container's own
 * upgrade filter, so a refused WebSocket gets its HTTP answer.
 */
@WebFilter(filterName = "engine", urlPatterns = "/socket.io/", asyncSupported = true)
public class EngineFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;

  /** 16 bytes in base64. */
  private static final Pattern KEY = Pattern.compile("[A-Za-z0-9+/]{22}==");

  @SuppressWarnings("serial") // a filter is never serialised
  @Inject
  EnginePaths paths;

  private final transient ScheduledExecutorService timer =
      new ScheduledThreadPoolExecutor(2, work -> new Thread(work, "late-closer"));

  @Override
  public void destroy() {
    timer.shutdownNow();
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    EngineServer server = paths.at(request.getServletPath());
    if (server == null) {
      chain.doFilter(request, response);
      return;
    }
    addCorsHeaders(server.origins(), request, response);
    if (request.getMethod().equals("OPTIONS")) {
      response.setStatus(HttpServletResponse.SC_NO_CONTENT);
      return;
    }
    EngineRequest asked = read(request);
    EngineError error = server.verify(asked);
    if (error != null) {
      refuse(response, error);
    } else if (asked.isUpgrade() && !isHandshake(request)) {
      refuse(response, EngineError.BAD_REQUEST);
    } else {
      boolean upgrade = asked.isUpgrade();
      chain.doFilter(
          upgrade ? new AdmittedUpgrade(request, server.frameGuard(), timer) : request, response);
    }
  }

  /** RFC 6455 §4.2.1; what is none would go past the container's engine and count as a poll. */
  private static boolean isHandshake(HttpServletRequest request) {
    @Nullable String connection = request.getHeader("Connection");
    @Nullable String key = request.getHeader("Sec-WebSocket-Key");
    return request.getHeader("Transfer-Encoding") == null
        && connection != null
        && connection.toLowerCase(Locale.ROOT).contains("upgrade")
        && key != null
        && KEY.matcher(key).matches();
  }

  private static EngineRequest read(HttpServletRequest request) {
    Map<String, String> query = Query.of(request);
    return new EngineRequest(
        request.getMethod(),
        query.get("transport"),
        query.get("EIO"),
        query.get("sid"),
        "websocket".equalsIgnoreCase(request.getHeader("Upgrade")),
        request.getHeader("Origin"),
        request.getHeader("Host"),
        request.getRemoteAddr());
  }

  private static void addCorsHeaders(
      OriginPolicy origins, HttpServletRequest request, HttpServletResponse response) {
    @Nullable String origin = request.getHeader("Origin");
    if (origin == null || !origins.allows(origin, request.getHeader("Host"))) {
      return;
    }
    response.addHeader("Vary", "Origin");
    response.setHeader("Access-Control-Allow-Origin", origin);
    if (origins.allowsCredentials(origin)) {
      response.setHeader("Access-Control-Allow-Credentials", "true");
    }
    if (request.getMethod().equals("OPTIONS")) {
      response.setHeader("Access-Control-Allow-Methods", "GET, POST");
      response.setHeader("Access-Control-Allow-Headers", "Content-Type, Authorization");
      response.setHeader("Access-Control-Max-Age", "600");
    }
  }

  static void refuse(HttpServletResponse response, EngineError error) throws IOException {
    response.setStatus(error.status());
    response.setContentType("application/json;charset=UTF-8");
    response.setHeader("Cache-Control", "no-store");
    response.getOutputStream().print(error.json());
  }
}
