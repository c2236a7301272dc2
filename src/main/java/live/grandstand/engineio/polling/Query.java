package live.grandstand.engineio.polling;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a request's query, first value of each. Read from the query string alone:
 * {@code getParameter} would also read a form body, and wait for it.
 */
final class Query {
  private Query() {}

  static Map<String, String> of(HttpServletRequest request) {
    return parse(request.getQueryString());
  }

  static Map<String, String> parse(@Nullable String query) {
    Map<String, String> parameters = new HashMap<>();
    if (query != null) {
      for (String pair : query.split("&", -1)) {
        int equals = pair.indexOf('=');
        String name = equals < 0 ? pair : pair.substring(0, equals);
        parameters.putIfAbsent(decode(name), decode(equals < 0 ? "" : pair.substring(equals + 1)));
      }
    }
    return parameters;
  }

  private static String decode(String encoded) {
    try {
      return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return encoded; // a stray percent sign names nothing we know
    }
  }
}
