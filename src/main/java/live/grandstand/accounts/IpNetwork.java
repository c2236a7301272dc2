package live.grandstand.accounts;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** The part of a network address that belongs to one customer. */
final class IpNetwork {
  private static final Pattern LITERAL_V6 = Pattern.compile("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");
  private static final int V6_BYTES = 16;
  private static final int V6_NETWORK_BYTES = 8;

  private IpNetwork() {}

  /**
   * An IPv4 address as it is, an IPv6 address cut to its first 64 bits. Never asks a name server.
   */
  static String of(String address) {
    if (address.indexOf(':') < 0) {
      return address;
    }
    String literal = address.replaceFirst("%.*", "");
    if (!LITERAL_V6.matcher(literal).matches()) {
      return address;
    }
    try {
      byte[] bytes = InetAddress.getByName(literal).getAddress();
      return bytes.length == V6_BYTES
          ? HexFormat.of().formatHex(Arrays.copyOf(bytes, V6_NETWORK_BYTES)) + "/64"
          : InetAddress.getByAddress(bytes).getHostAddress();
    } catch (UnknownHostException e) {
      return address;
    }
  }
}
