package live.grandstand.platform;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;

/** A request that came by way of a trusted proxy, as its client made it. */
final class ForwardedRequest extends HttpServletRequestWrapper {
  private static final int HTTP = 80;
  private static final int HTTPS = 443;

  private final String address;
  private final String scheme;

  /**
   * @param address the client's
   * @param scheme that the client used, {@code http} or {@code https}
   */
  ForwardedRequest(HttpServletRequest request, String address, String scheme) {
    super(request);
    this.address = address;
    this.scheme = scheme;
  }

  @Override
  public String getRemoteAddr() {
    return address;
  }

  /** Never asks a name server. */
  @Override
  public String getRemoteHost() {
    return address;
  }

  @Override
  public String getScheme() {
    return scheme;
  }

  @Override
  public boolean isSecure() {
    return scheme.equals("https");
  }

  /** A {@code Host} without a port means the scheme's own. */
  @Override
  public int getServerPort() {
    int port = super.getServerPort();
    if (scheme.equals(super.getScheme())) {
      return port;
    }
    return switch (port) {
      case HTTP -> isSecure() ? HTTPS : HTTP;
      case HTTPS -> isSecure() ? HTTPS : HTTP;
      default -> port;
    };
  }

  /** Where {@code Location} and the like are made from. */
  @Override
  public StringBuffer getRequestURL() {
    int port = getServerPort();
    String name = getServerName();
    boolean isBareV6 = name.indexOf(':') >= 0 && !name.startsWith("[");
    StringBuffer url = new StringBuffer(scheme).append("://");
    url.append(isBareV6 ? "[" + name + "]" : name);
    if (port > 0 && port != (isSecure() ? HTTPS : HTTP)) {
      url.append(':').append(port);
    }
    return url.append(getRequestURI());
  }
}
