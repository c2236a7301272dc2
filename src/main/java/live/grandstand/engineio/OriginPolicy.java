package live.grandstand.engineio;

import java.net.URI;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which browser origins may talk to this server: its own, and those of an exact allow-list (the
 * Origin header of RFC 6454 §7). {@code *} in the list admits every origin, but never with
 * credentials.
 */
public final class OriginPolicy {
  private static final String ANY = "*";

  private final Set<String> allowed;

  /**
   * @param allowed origins such as {@code https://example.org}
   */
  public OriginPolicy(List<String> allowed) {
    this.allowed = Set.copyOf(allowed);
  }

  /**
   * Whether a request may go on.
   *
   * @param origin the Origin header; null when there is none, which no browser script can bring
   *     about across origins
   * @param host the Host header
   */
  public boolean allows(@Nullable String origin, @Nullable String host) {
    return origin == null
        || allowed.contains(ANY)
        || allowed.contains(origin)
        || isSameOrigin(origin, host);
  }

  /** Whether answers to this origin may carry credentials. */
  public boolean allowsCredentials(String origin) {
    return !origin.equals(ANY) && allowed.contains(origin);
  }

  // http and https are alike: behind a TLS-terminating proxy the server sees http where the browser
  // says https, and an attacker cannot have a page at the same host and port. A port that Host
  // names
  // and the origin leaves out counts only when it is the one of the origin's own scheme.
  private static boolean isSameOrigin(String origin, @Nullable String host) {
    if (host == null) {
      return false;
    }
    try {
      URI page = URI.create(origin);
      String authority = page.getRawAuthority();
      int port = "https".equals(page.getScheme()) ? 443 : "http".equals(page.getScheme()) ? 80 : -1;
      return authority != null
          && port > 0
          && (host.equalsIgnoreCase(authority) || host.equalsIgnoreCase(authority + ":" + port));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
