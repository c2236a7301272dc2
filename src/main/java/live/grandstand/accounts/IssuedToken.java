package live.grandstand.accounts;

import java.time.Instant;
import live.grandstand.platform.Secrets;

/**
 * A token that was just signed.
 *
 * @param text what its holder gets
 * @param expiresAt when it stops being good
 */
record IssuedToken(String text, Instant expiresAt) {

  /** The SHA-256 of the token: all that is ever stored of it. */
  String hash() {
    return Secrets.hash(text);
  }

  @Override
  public String toString() {
    return "IssuedToken[expiresAt=" + expiresAt + "]";
  }
}
