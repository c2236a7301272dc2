package live.grandstand.platform;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Keys of the asymmetric token algorithms as PEM: {@code PRIVATE KEY} is PKCS #8, {@code PUBLIC
 * KEY} is X.509, as {@code openssl genpkey} and {@code openssl pkey -pubout} write them. A pair has
 * both; of RSA the public half follows from the private one and may be left out.
 */
public final class KeyPem {
  private static final int RSA_BITS = 3072;
  private static final int LEAST_RSA_BITS = 2048;
  private static final String CURVE = "secp256r1";
  private static final int LINE = 64;
  private static final String PRIVATE = "PRIVATE KEY";
  private static final String PUBLIC = "PUBLIC KEY";

  private KeyPem() {}

  /** A fresh pair, both halves in one text. */
  public static String generate(TokenAlgorithm algorithm) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(family(algorithm));
      if (algorithm == TokenAlgorithm.RS256) {
        generator.initialize(RSA_BITS);
      } else if (algorithm == TokenAlgorithm.ES256) {
        generator.initialize(new ECGenParameterSpec(CURVE));
      }
      KeyPair pair = generator.generateKeyPair();
      return block(PRIVATE, pair.getPrivate()) + block(PUBLIC, pair.getPublic());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Java 17 has " + algorithm, e);
    }
  }

  /**
   * Reads a pair, and tries it.
   *
   * @throws IllegalArgumentException saying what is wrong in words that follow the setting's name,
   *     without any of its text
   */
  public static KeyPair pair(String pem, TokenAlgorithm algorithm) {
    byte[] encoded =
        block(PRIVATE, pem)
            .orElseThrow(() -> new IllegalArgumentException("has no block " + PRIVATE));
    try {
      PrivateKey key =
          KeyFactory.getInstance(family(algorithm))
              .generatePrivate(new PKCS8EncodedKeySpec(encoded));
      KeyPair pair = new KeyPair(publicKey(pem, key, algorithm), key);
      requireMatch(pair, algorithm);
      return pair;
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("is no key for " + algorithm.wire(), e);
    }
  }

  /**
   * Reads the public half, from a pair or alone.
   *
   * @throws IllegalArgumentException as {@link #pair}
   */
  public static PublicKey publicKey(String pem, TokenAlgorithm algorithm) {
    if (block(PRIVATE, pem).isPresent()) {
      return pair(pem, algorithm).getPublic();
    }
    try {
      return publicBlock(pem, algorithm);
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("is no key for " + algorithm.wire(), e);
    }
  }

  private static PublicKey publicKey(String pem, PrivateKey key, TokenAlgorithm algorithm)
      throws GeneralSecurityException {
    if (key instanceof RSAPrivateCrtKey rsa) {
      RSAPublicKeySpec half = new RSAPublicKeySpec(rsa.getModulus(), rsa.getPublicExponent());
      return strong(KeyFactory.getInstance("RSA").generatePublic(half));
    }
    return publicBlock(pem, algorithm);
  }

  private static PublicKey publicBlock(String pem, TokenAlgorithm algorithm)
      throws GeneralSecurityException {
    byte[] encoded =
        block(PUBLIC, pem)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "has no block PUBLIC KEY: append what openssl pkey -pubout prints"));
    return strong(
        KeyFactory.getInstance(family(algorithm)).generatePublic(new X509EncodedKeySpec(encoded)));
  }

  private static PublicKey strong(PublicKey key) throws GeneralSecurityException {
    if (key instanceof RSAKey rsa && rsa.getModulus().bitLength() < LEAST_RSA_BITS) {
      throw new IllegalArgumentException("must have at least " + LEAST_RSA_BITS + " bits");
    }
    if (key instanceof ECPublicKey ec && !order(ec.getParams()).equals(order(curve()))) {
      throw new IllegalArgumentException("must be on the curve P-256");
    }
    return key;
  }

  private static ECParameterSpec curve() throws GeneralSecurityException {
    AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
    parameters.init(new ECGenParameterSpec(CURVE));
    return parameters.getParameterSpec(ECParameterSpec.class);
  }

  private static BigInteger order(ECParameterSpec curve) {
    return curve.getOrder();
  }

  private static void requireMatch(KeyPair pair, TokenAlgorithm algorithm)
      throws GeneralSecurityException {
    byte[] text = {'t', 'r', 'y'};
    Signature signature = Signature.getInstance(signature(algorithm));
    signature.initSign(pair.getPrivate());
    signature.update(text);
    byte[] signed = signature.sign();
    signature.initVerify(pair.getPublic());
    signature.update(text);
    if (!signature.verify(signed)) {
      throw new IllegalArgumentException("has a public key that is not the private key's");
    }
  }

  private static String family(TokenAlgorithm algorithm) {
    return switch (algorithm) {
      case RS256 -> "RSA";
      case ES256 -> "EC";
      case EDDSA -> "Ed25519";
      default -> throw new IllegalArgumentException("is not for " + algorithm.wire());
    };
  }

  private static String signature(TokenAlgorithm algorithm) {
    return switch (algorithm) {
      case RS256 -> "SHA256withRSA";
      case ES256 -> "SHA256withECDSA";
      default -> "Ed25519";
    };
  }

  private static Optional<byte[]> block(String type, String pem) {
    Matcher block =
        Pattern.compile(
                "-----BEGIN " + type + "-----([A-Za-z0-9+/=\\s]+)-----END " + type + "-----")
            .matcher(pem.replace("\\n", "\n"));
    return block.find()
        ? Optional.of(Base64.getMimeDecoder().decode(block.group(1)))
        : Optional.empty();
  }

  private static String block(String type, Key key) {
    String base64 = Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encodeToString(key.getEncoded());
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(type, base64, type);
  }
}
