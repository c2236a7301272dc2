package live.grandstand.accounts;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import java.nio.charset.StandardCharsets;
import live.grandstand.platform.Settings;

/**
 * The one algorithm in use with both its sides. A token that names any other algorithm is refused
 * before its signature is looked at, so a public key can never be taken for a shared secret.
 *
 * @param algorithm the only value accepted in a token's {@code alg}
 * @param signer makes signatures
 * @param verifier checks them
 */
record SigningKey(JWSAlgorithm algorithm, JWSSigner signer, JWSVerifier verifier) {

  /**
   * A shared secret for one of HS256, HS384 and HS512.
   *
   * @throws IllegalArgumentException when the secret is shorter than the algorithm wants, or the
   *     algorithm has no shared secret
   */
  static SigningKey of(Settings.Jwt settings) {
    JWSAlgorithm algorithm = JWSAlgorithm.parse(settings.algorithm());
    byte[] secret = settings.secret().reveal().getBytes(StandardCharsets.UTF_8);
    try {
      MACSigner signer = new MACSigner(secret);
      if (!signer.supportedJWSAlgorithms().contains(algorithm)) {
        throw new IllegalArgumentException(algorithm + " does not fit the secret of the tokens");
      }
      return new SigningKey(algorithm, signer, new MACVerifier(secret));
    } catch (JOSEException e) {
      throw new IllegalArgumentException("the secret of the tokens is too short", e);
    }
  }
}
