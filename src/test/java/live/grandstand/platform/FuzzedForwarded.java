package live.grandstand.platform;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** What must hold for any {@code X-Forwarded-For} fields. */
public final class FuzzedForwarded {
  private static final Forwarded FORWARDED =
      new Forwarded(List.of(IpRange.parse("10.0.0.0/8"), IpRange.parse("fd00::/8")));

  private FuzzedForwarded() {}

  /** A line is a field; the client they name is an address. */
  public static void fields(byte[] input) {
    List<String> fields = new String(input, StandardCharsets.ISO_8859_1).lines().toList();
    String client = FORWARDED.client("10.0.0.1", fields);
    if (IpAddresses.parse(client).isEmpty()) {
      throw new AssertionError(client + " of " + fields);
    }
    fields.forEach(Forwarded::scheme);
  }
}
