package live.grandstand.platform;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Lets the pages of the configured origins ({@code grandstand.cors.origins}) call the REST API.
 * Never a wildcard, and never credentials: tokens travel in a header that scripts set.
 */
public class CorsFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;

  @SuppressWarnings("serial") // a filter is never serialised
  @Inject
  Settings.Cors settings;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    @Nullable String origin = request.getHeader("Origin");
    response.addHeader("Vary", "Origin");
    if (origin != null && settings.origins().contains(origin)) {
      response.setHeader("Access-Control-Allow-Origin", origin);
      response.setHeader(
          "Access-Control-Expose-Headers",
          "Location, Retry-After, RateLimit, RateLimit-Policy, " + Correlation.HEADER);
    }
    if (isPreflight(request)) {
      allow(response);
    } else {
      chain.doFilter(request, response);
    }
  }

  private static boolean isPreflight(HttpServletRequest request) {
    return request.getMethod().equals("OPTIONS")
        && request.getHeader("Access-Control-Request-Method") != null;
  }

  private static void allow(HttpServletResponse response) {
    if (response.getHeader("Access-Control-Allow-Origin") != null) {
      response.setHeader("Access-Control-Allow-Methods", "GET, POST, PUT, PATCH, DELETE");
      response.setHeader("Access-Control-Allow-Headers", "Authorization, Content-Type");
      response.setHeader("Access-Control-Max-Age", "600");
    }
    response.setStatus(HttpServletResponse.SC_NO_CONTENT);
  }
}
