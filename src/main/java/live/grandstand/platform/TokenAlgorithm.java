package live.grandstand.platform;

import java.util.Arrays;
import java.util.Optional;

/** How tokens can be signed ({@code grandstand.jwt.algorithm}); exactly one is in use. */
public enum TokenAlgorithm {
  HS256("HS256", 32),
  HS384("HS384", 48),
  HS512("HS512", 64),
  RS256("RS256", 0),
  ES256("ES256", 0),
  EDDSA("EdDSA", 0);

  private final String wire;
  private final int secretBytes;

  TokenAlgorithm(String wire, int secretBytes) {
    this.wire = wire;
    this.secretBytes = secretBytes;
  }

  /** The name in a token's {@code alg} (RFC 7518 §3.1, RFC 8037 §3.1). */
  public String wire() {
    return wire;
  }

  /** Whether signing and checking use one shared secret rather than a pair of keys. */
  public boolean isShared() {
    return secretBytes > 0;
  }

  /** The least length of the shared secret, in bytes (RFC 7518 §3.2). */
  int secretBytes() {
    return secretBytes;
  }

  /** The algorithm of this name, in any case. */
  static Optional<TokenAlgorithm> of(String name) {
    return Arrays.stream(values())
        .filter(algorithm -> algorithm.wire.equalsIgnoreCase(name))
        .findFirst();
  }
}
