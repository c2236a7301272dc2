package live.grandstand.engineio;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the request that opened a session.
 *
 * @param query the query's parameters, first value of each; may hold a token, so it is never logged
 * @param remoteAddress the peer's address, or "unknown" where the container does not tell
 * @param userAgent the User-Agent header, if any
 */
public record Handshake(
    Map<String, String> query, String remoteAddress, @Nullable String userAgent) {

  /** Keeps a copy of the query. */
  public Handshake {
    query = Map.copyOf(query);
  }

  /** One query parameter, or null. */
  public @Nullable String parameter(String name) {
    return query.get(name);
  }

  @Override
  public String toString() {
    return "Handshake[" + remoteAddress + "]";
  }
}
