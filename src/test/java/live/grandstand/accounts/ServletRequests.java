package live.grandstand.accounts;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;

/** Requests that have an address and attributes, and nothing else. */
final class ServletRequests {
  private ServletRequests() {}

  /** A request from this address. */
  static HttpServletRequest from(String address) {
    Map<Object, Object> attributes = new HashMap<>();
    return (HttpServletRequest)
        Proxy.newProxyInstance(
            HttpServletRequest.class.getClassLoader(),
            new Class<?>[] {HttpServletRequest.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "getRemoteAddr" -> address;
                  case "getAttribute" -> attributes.get(arguments[0]);
                  case "setAttribute" -> {
                    attributes.put(arguments[0], arguments[1]);
                    yield null;
                  }
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }
}
