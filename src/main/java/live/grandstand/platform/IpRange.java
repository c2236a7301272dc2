package live.grandstand.platform;

import java.net.InetAddress;
import java.util.Optional;

/**
 * Network addresses that begin with the same bits (RFC 4632, RFC 4291 §2.3).
 *
 * @param network the first of them
 * @param bits how many bits they share
 */
public record IpRange(InetAddress network, int bits) {

  /** Refuses what is not the first address of such a range. */
  public IpRange {
    byte[] address = network.getAddress();
    if (bits < 0 || bits > address.length * Byte.SIZE) {
      throw new IllegalArgumentException("has no prefix of 0 to %d".formatted(address.length * 8));
    }
    for (int bit = bits; bit < address.length * Byte.SIZE; bit++) {
      if (isSet(address, bit)) {
        throw new IllegalArgumentException("has bits behind its prefix of " + bits);
      }
    }
  }

  /**
   * Reads {@code 10.0.0.0/8}, {@code fd00::/8}, or a single address.
   *
   * @throws IllegalArgumentException if it is neither
   */
  static IpRange parse(String text) {
    String[] parts = text.split("/", 2);
    Optional<InetAddress> network = IpAddresses.parse(parts[0]);
    if (network.isEmpty() || (parts.length == 2 && !parts[1].matches("\\d{1,3}"))) {
      throw new IllegalArgumentException("is not an address or a range such as 10.0.0.0/8");
    }
    int all = network.get().getAddress().length * Byte.SIZE;
    return new IpRange(network.get(), parts.length == 2 ? Integer.parseInt(parts[1]) : all);
  }

  /** Whether an address is one of these; one of the other family never is. */
  boolean contains(InetAddress address) {
    byte[] first = network.getAddress();
    byte[] other = address.getAddress();
    if (first.length != other.length) {
      return false;
    }
    for (int bit = 0; bit < bits; bit++) {
      if (isSet(first, bit) != isSet(other, bit)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isSet(byte[] address, int bit) {
    return (address[bit / Byte.SIZE] >> (Byte.SIZE - 1 - bit % Byte.SIZE) & 1) == 1;
  }

  @Override
  public String toString() {
    return network.getHostAddress() + "/" + bits;
  }
}
