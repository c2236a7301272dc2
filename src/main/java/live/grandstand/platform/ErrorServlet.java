package live.grandstand.platform;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * What the server answers where no resource was reached (web.xml {@code error-page}): problem+json
 * in place of the server's own pages, which show exceptions and its name.
 */
public class ErrorServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final Logger LOG = Logger.getLogger(ErrorServlet.class.getName());

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String path = String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI));
    if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable error
        && response.getStatus() >= 500) {
      LOG.log(Level.SEVERE, "Request failed correlation=" + Correlation.of(request), error);
    }
    if (response.getStatus() == HttpServletResponse.SC_NOT_IMPLEMENTED) {
      // what servers say to PATCH of a page; the method is the client's mistake, not our failure
      response.setStatus(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
    }
    response.setContentType(Problem.MEDIA_TYPE);
    response.setCharacterEncoding(StandardCharsets.UTF_8.name());
    Json.mapper().writeValue(response.getOutputStream(), problem(response, path, request));
  }

  private static Problem problem(
      HttpServletResponse response, String path, HttpServletRequest request) {
    return Arrays.stream(ErrorCode.values())
        .filter(code -> code.status() == response.getStatus() && code != ErrorCode.INTERNAL)
        .findFirst()
        .map(code -> Problem.of(new AppException(code, code.title()), path))
        .orElseGet(() -> internal(response, path, request));
  }

  private static Problem internal(
      HttpServletResponse response, String path, HttpServletRequest request) {
    response.setStatus(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
    return Problem.internal(path, Correlation.of(request));
  }
}
