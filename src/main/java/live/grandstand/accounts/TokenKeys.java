package live.grandstand.accounts;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import live.grandstand.platform.KeyPem;
import live.grandstand.platform.Settings;
import org.jspecify.annotations.Nullable;

/**
 * The one algorithm in use with its keys: the one that signs, and the one that signed before and is
 * only verified. A token that names any other algorithm, or a key that is not one of these two, is
 * refused before its signature is looked at, so a public key can never be taken for a shared secret
 * and a key's name is never looked for anywhere else.
 */
final class TokenKeys {
  private final JWSAlgorithm algorithm;
  private final JWSSigner signer;
  private final List<Check> checks; // the one that signs first
  private final List<PublicHalf> published;

  private TokenKeys(
      JWSAlgorithm algorithm, JWSSigner signer, List<Check> checks, List<PublicHalf> published) {
    this.algorithm = algorithm;
    this.signer = signer;
    this.checks = List.copyOf(checks);
    this.published = List.copyOf(published);
  }

  /**
   * The configured keys.
   *
   * @throws IllegalArgumentException when they do not fit the algorithm
   */
  static TokenKeys of(Settings.Jwt settings) {
    try {
      return settings.algorithm().isShared() ? shared(settings) : pairs(settings);
    } catch (JOSEException e) {
      throw new IllegalArgumentException("the key does not fit the algorithm of the tokens", e);
    }
  }

  private static TokenKeys shared(Settings.Jwt settings) throws JOSEException {
    JWSAlgorithm algorithm = JWSAlgorithm.parse(settings.algorithm().wire());
    MACSigner signer = new MACSigner(bytes(settings.key()));
    if (!signer.supportedJWSAlgorithms().contains(algorithm)) {
      throw new IllegalArgumentException(algorithm + " does not fit the secret of the tokens");
    }
    List<Check> checks = new ArrayList<>();
    checks.add(new Check(null, new MACVerifier(bytes(settings.key()))));
    Settings.Secret previous = settings.previous();
    if (previous != null) {
      checks.add(new Check(null, new MACVerifier(bytes(previous))));
    }
    return new TokenKeys(algorithm, signer, checks, List.of());
  }

  private static TokenKeys pairs(Settings.Jwt settings) throws JOSEException {
    List<PublicHalf> halves = new ArrayList<>();
    KeyPair pair = KeyPem.pair(settings.key().reveal(), settings.algorithm());
    halves.add(PublicHalf.of(pair.getPublic(), settings.algorithm()));
    Settings.Secret previous = settings.previous();
    if (previous != null) {
      halves.add(
          PublicHalf.of(
              KeyPem.publicKey(previous.reveal(), settings.algorithm()), settings.algorithm()));
    }
    List<Check> checks = new ArrayList<>();
    for (PublicHalf half : halves) {
      checks.add(new Check(half.id(), half.verifier()));
    }
    JWSAlgorithm algorithm = JWSAlgorithm.parse(settings.algorithm().wire());
    return new TokenKeys(algorithm, PublicHalf.signer(pair.getPrivate()), checks, halves);
  }

  private static byte[] bytes(Settings.Secret secret) {
    return secret.reveal().getBytes(StandardCharsets.UTF_8);
  }

  /** The header of a new token. */
  JWSHeader header() {
    return new JWSHeader.Builder(algorithm)
        .type(JOSEObjectType.JWT)
        .keyID(checks.get(0).id)
        .build();
  }

  JWSSigner signer() {
    return signer;
  }

  /**
   * Whether a token was signed by one of these keys. Tokens of a pair name their key (RFC 7638),
   * tokens of a shared secret name none.
   */
  boolean verify(SignedJWT token) throws JOSEException {
    JWSHeader header = token.getHeader();
    if (!algorithm.equals(header.getAlgorithm())) {
      return false;
    }
    for (Check check : checks) {
      if (Objects.equals(check.id, header.getKeyID()) && token.verify(check.verifier)) {
        return true;
      }
    }
    return false;
  }

  /** The public halves; nothing when there is a shared secret. */
  Optional<KeySet> published() {
    return published.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new KeySet(
                published.stream().map(half -> half.jwk().toPublicJWK().toJSONObject()).toList()));
  }

  /** One key that tokens are checked with, and its name, if its tokens name it. */
  private record Check(@Nullable String id, JWSVerifier verifier) {}
}
