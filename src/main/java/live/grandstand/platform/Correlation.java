package live.grandstand.platform;

import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The id that ties an answer to what the log says of it: the client's or proxy's own if it is
 * harmless, else a new one.
 */
final class Correlation {
  static final String HEADER = "X-Correlation-Id";

  private static final String ATTRIBUTE = Correlation.class.getName();
  private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9._-]{8,64}");

  private Correlation() {}

  /** The id of a request, the same at each call. */
  static String of(HttpServletRequest request) {
    if (request.getAttribute(ATTRIBUTE) instanceof String known) {
      return known;
    }
    @Nullable String given = request.getHeader(HEADER);
    String id = given != null && HARMLESS.matcher(given).matches() ? given : Ids.next().toString();
    request.setAttribute(ATTRIBUTE, id);
    return id;
  }
}
