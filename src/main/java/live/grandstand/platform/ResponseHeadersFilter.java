package live.grandstand.platform;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;

/**
 * Puts the correlation id and the security headers on every answer, pages and REST alike. In
 * web.xml before those that refuse, so that refusals have them too.
 */
public class ResponseHeadersFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;

  /**
   * The pages have their own scripts and styles and nothing inline. Videos come from anywhere
   * (playbackUrl): hls.js fetches the parts, decodes in a blob worker and plays a blob. Recordings
   * and pictures of stories are blobs too: their addresses want a token, which no tag can send.
   */
  private static final String CONTENT_SECURITY_POLICY =
      String.join(
          "; ",
          List.of(
              "default-src 'none'",
              "script-src 'self'",
              "style-src 'self'",
              "img-src 'self' blob: data: http: https:",
              "font-src 'self'",
              "connect-src 'self' http: https:",
              "media-src 'self' blob: http: https:",
              "worker-src 'self' blob:",
              "manifest-src 'self'",
              "form-action 'self'",
              "base-uri 'none'",
              "frame-ancestors 'none'"));

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (!isWebSocket(request)) {
      addHeaders(request, response);
    }
    chain.doFilter(request, response);
  }

  /**
   * What the headers say to browsers means nothing for a WebSocket, whose answer the container
   * keeps for as long as it is open: 2.5 KB for each viewer.
   */
  private static boolean isWebSocket(HttpServletRequest request) {
    return "websocket".equalsIgnoreCase(request.getHeader("Upgrade"));
  }

  private static void addHeaders(HttpServletRequest request, HttpServletResponse response) {
    response.setHeader(Correlation.HEADER, Correlation.of(request));
    response.setHeader("Content-Security-Policy", CONTENT_SECURITY_POLICY);
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("X-Frame-Options", "DENY");
    response.setHeader("Referrer-Policy", "same-origin");
    response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
    response.setHeader("Permissions-Policy", "camera=(), microphone=(), geolocation=()");
    if (request.isSecure()) {
      response.setHeader("Strict-Transport-Security", "max-age=31536000");
    }
    setCacheControl(request.getServletPath(), response);
  }

  /**
   * Pages name their scripts by hashes, so an old page in a browser's cache would ask for scripts
   * that are gone: files are kept, but asked about (ETag) each time. Realtime sets its own.
   */
  private static void setCacheControl(String path, HttpServletResponse response) {
    if (path.equals("/api") || path.startsWith("/api/")) {
      response.setHeader("Cache-Control", "no-store");
    } else if (!path.startsWith("/socket.io")) {
      response.setHeader("Cache-Control", "no-cache");
    }
  }
}
