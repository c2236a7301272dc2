package live.grandstand.accounts;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import live.grandstand.platform.TokenAlgorithm;

/**
 * The half of a pair of keys that everybody may know.
 *
 * @param jwk with use, algorithm and the thumbprint of RFC 7638 as its id
 * @param verifier checks what the other half signed
 */
record PublicHalf(JWK jwk, JWSVerifier verifier) {

  static PublicHalf of(PublicKey key, TokenAlgorithm tokens) throws JOSEException {
    JWSAlgorithm algorithm = JWSAlgorithm.parse(tokens.wire());
    if (key instanceof RSAPublicKey rsa) {
      JWK jwk =
          new RSAKey.Builder(rsa)
              .keyUse(KeyUse.SIGNATURE)
              .algorithm(algorithm)
              .keyIDFromThumbprint()
              .build();
      return new PublicHalf(jwk, new RSASSAVerifier(rsa));
    }
    if (key instanceof ECPublicKey ec) {
      JWK jwk =
          new ECKey.Builder(Curve.P_256, ec)
              .keyUse(KeyUse.SIGNATURE)
              .algorithm(algorithm)
              .keyIDFromThumbprint()
              .build();
      return new PublicHalf(jwk, new ECDSAVerifier(ec));
    }
    JWK jwk =
        new OctetKeyPair.Builder(Curve.Ed25519, Base64URL.encode(Ed25519.raw(key)))
            .keyUse(KeyUse.SIGNATURE)
            .algorithm(algorithm)
            .keyIDFromThumbprint()
            .build();
    return new PublicHalf(jwk, new Ed25519.Verifier(key));
  }

  /** What signs with the other half. */
  static JWSSigner signer(PrivateKey key) throws JOSEException {
    return switch (key.getAlgorithm()) {
      case "RSA" -> new RSASSASigner(key);
      case "EC" -> new ECDSASigner((ECPrivateKey) key);
      default -> new Ed25519.Signer(key);
    };
  }

  /** The name that tokens of this key have in their header. */
  String id() {
    return jwk.getKeyID();
  }
}
