package live.grandstand.platform;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads network addresses as numbers; what is none is refused, and no name server is asked. */
final class IpAddresses {
  private static final String BYTE = "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
  private static final Pattern V4 = Pattern.compile(BYTE + "(\\." + BYTE + "){3}");
  private static final Pattern V6 = Pattern.compile("[0-9A-Fa-f:][0-9A-Fa-f:.]{1,44}");

  private IpAddresses() {}

  /**
   * The address that a text is: IPv4 in four decimal numbers, or IPv6 without brackets and zone. An
   * IPv4 address inside an IPv6 one ({@code ::ffff:203.0.113.7}) is the IPv4 address.
   */
  static Optional<InetAddress> parse(String text) {
    boolean isV6 = text.indexOf(':') >= 0 && V6.matcher(text).matches();
    if (!isV6 && !V4.matcher(text).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.getByName(text)); // with a colon it is never taken for a name
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }
}
