package live.grandstand.engineio;

import java.security.SecureRandom;
import java.util.Base64;

/** Session ids: 20 characters of base64url, 120 bits from a cryptographic source. */
public final class Sids {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BYTES = 15;

  private Sids() {}

  /** A fresh id. */
  public static String next() {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
