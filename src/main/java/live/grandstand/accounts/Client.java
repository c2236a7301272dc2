package live.grandstand.accounts;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where a login comes from.
 *
 * @param address the network address of the other end
 * @param userAgent its {@code User-Agent} header, cut to {@value #USER_AGENT_LENGTH} characters,
 *     control characters removed; empty when there was none
 */
record Client(String address, String userAgent) {
  static final int USER_AGENT_LENGTH = 400;
  private static final int ADDRESS_LENGTH = 45;

  Client {
    address = address.substring(0, Math.min(ADDRESS_LENGTH, address.length()));
    String printable = userAgent.replaceAll("\\p{Cntrl}", "");
    userAgent = printable.substring(0, Math.min(USER_AGENT_LENGTH, printable.length()));
  }

  /** The other end of this request. */
  static Client of(HttpServletRequest request) {
    @Nullable String userAgent = request.getHeader("User-Agent");
    return new Client(request.getRemoteAddr(), Objects.requireNonNullElse(userAgent, ""));
  }

  /**
   * What a limit per address counts: an IPv4 address, or the /64 network of an IPv6 address, whose
   * holder has all the rest for the asking.
   */
  String network() {
    return IpNetwork.of(address);
  }
}
