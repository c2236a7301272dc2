package live.grandstand.platform;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.util.Collections;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Shows requests that came by way of a proxy as their client made them, where the proxy is one of
 * {@code grandstand.http.trusted-proxies}. What strangers write into {@code X-Forwarded-*} means
 * nothing. First in web.xml, so that everything counts and notes the client's address.
 *
 * <p>A request that needs none has no wrapper: a WebSocket keeps its request as long as it is open.
 */
public class ForwardedFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;
  private static final Logger LOG = Logger.getLogger(ForwardedFilter.class.getName());
  private static final String FOR = "X-Forwarded-For";
  private static final String PROTO = "X-Forwarded-Proto";

  @SuppressWarnings("serial") // a filter is never serialised
  @Inject
  Settings.Http settings;

  private transient Forwarded forwarded = new Forwarded(List.of());
  private transient volatile boolean hasWarned;

  @Override
  public void init() {
    forwarded = new Forwarded(settings.trustedProxies());
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (settings.trustedProxies().isEmpty() || !forwarded.trusts(request.getRemoteAddr())) {
      warnOfUnknownProxy(request);
      chain.doFilter(request, response);
    } else {
      chain.doFilter(asTheClientMadeIt(request), response);
    }
  }

  private HttpServletRequest asTheClientMadeIt(HttpServletRequest request) {
    String address = forwarded.client(request.getRemoteAddr(), all(request, FOR));
    List<String> schemes = all(request, PROTO);
    @Nullable String last = schemes.isEmpty() ? null : schemes.get(schemes.size() - 1);
    String scheme = Forwarded.scheme(last).orElse(request.getScheme());
    return new ForwardedRequest(request, address, scheme);
  }

  private static List<String> all(HttpServletRequest request, String header) {
    return Collections.list(request.getHeaders(header));
  }

  /** Without the setting, all behind a proxy share one address and its limits: said once. */
  private void warnOfUnknownProxy(HttpServletRequest request) {
    if (hasWarned || request.getHeader(FOR) == null || !isInside(request.getRemoteAddr())) {
      return;
    }
    hasWarned = true;
    LOG.log(
        Level.WARNING,
        "{0} from {1} is not believed: if that is your proxy, name it in {2}",
        new Object[] {FOR, request.getRemoteAddr(), SettingKey.HTTP_TRUSTED_PROXIES.key()});
  }

  /** Where proxies are, and strangers are not. */
  private static boolean isInside(String peer) {
    return IpAddresses.parse(peer)
        .filter(address -> address.isLoopbackAddress() || isPrivate(address))
        .isPresent();
  }

  private static boolean isPrivate(InetAddress address) {
    return address.isSiteLocalAddress() || (address.getAddress()[0] & 0xfe) == 0xfc; // fc00::/7
  }
}
