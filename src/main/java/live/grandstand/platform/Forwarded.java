package live.grandstand.platform;

import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who a request comes from, as far as proxies that are trusted say so (docs/decisions/0026). Each
 * proxy adds to the right of {@code X-Forwarded-For} who it heard from, so it is read from the
 * right, and no further than the first that is not trusted: all before that is a stranger's word.
 */
final class Forwarded {
  private static final Pattern BRACKETED = Pattern.compile("\\[([^\\]]*)\\](:\\d{1,5})?");
  private static final Pattern V4_WITH_PORT = Pattern.compile("([\\d.]+):\\d{1,5}");

  private final List<IpRange> trusted;

  /**
   * @param trusted where proxies are that are believed
   */
  Forwarded(List<IpRange> trusted) {
    this.trusted = List.copyOf(trusted);
  }

  /** Whether the other end of a connection is believed. */
  boolean trusts(String peer) {
    return IpAddresses.parse(peer).filter(this::trusts).isPresent();
  }

  private boolean trusts(InetAddress address) {
    return trusted.stream().anyMatch(range -> range.contains(address));
  }

  /**
   * The client's address: the last one that is not a trusted proxy's. Where something is no address
   * it is whoever sent that; where all are trusted it is the first.
   *
   * @param peer the other end of the connection, which is trusted
   * @param fields the {@code X-Forwarded-For} fields, in their order
   */
  String client(String peer, List<String> fields) {
    String client = peer;
    for (int field = fields.size() - 1; field >= 0; field--) {
      String[] hops = fields.get(field).split(",", -1);
      for (int hop = hops.length - 1; hop >= 0; hop--) {
        Optional<InetAddress> address = address(hops[hop].strip());
        if (address.isEmpty()) {
          return client;
        }
        client = address.get().getHostAddress();
        if (!trusts(address.get())) {
          return client;
        }
      }
    }
    return client;
  }

  /** Some proxies write the port, too: {@code 203.0.113.7:4711}, {@code [2001:db8::1]:4711}. */
  private static Optional<InetAddress> address(String hop) {
    Matcher bracketed = BRACKETED.matcher(hop);
    if (bracketed.matches()) {
      return IpAddresses.parse(bracketed.group(1));
    }
    Matcher withPort = V4_WITH_PORT.matcher(hop);
    return IpAddresses.parse(withPort.matches() ? withPort.group(1) : hop);
  }

  /**
   * The scheme that the client used, by the proxy next to us.
   *
   * @param field the last {@code X-Forwarded-Proto} field
   */
  static Optional<String> scheme(@Nullable String field) {
    if (field == null) {
      return Optional.empty();
    }
    String last = field.substring(field.lastIndexOf(',') + 1).strip().toLowerCase(Locale.ROOT);
    return last.equals("http") || last.equals("https") ? Optional.of(last) : Optional.empty();
  }
}
