package live.grandstand.gateway;

import org.jspecify.annotations.Nullable;

/**
 * The payload of {@code refresh_token}: a new access token, with or without {@code Bearer } in
 * front.
 */
public record RefreshToken(@Nullable String token) {

  /** Without the token, which must be in no log line. */
  @Override
  public String toString() {
    return "RefreshToken[]";
  }
}
