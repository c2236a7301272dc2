package live.grandstand.accounts;

import at.favre.lib.crypto.bcrypt.BCrypt;
import at.favre.lib.crypto.bcrypt.BCrypt.Version;
import at.favre.lib.crypto.bcrypt.LongPasswordStrategies;
import at.favre.lib.crypto.bcrypt.LongPasswordStrategy;
import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Optional;
import live.grandstand.platform.Settings.PasswordAlgorithm;

/**
 * How passwords become hashes: bcrypt at cost 12 or Argon2id with 46 MiB, of which one is
 * configured and both are understood. bcrypt sees 72 bytes only; a longer password is hashed with
 * SHA-512 first, so that no byte of it is lost (ASVS 6.2.8). One hash takes up to a quarter of a
 * second of a processor: never call this inside a database transaction, see {@link HashingGate}.
 */
final class Passwords {
  private static final int COST = 12;
  private static final Version VERSION = Version.VERSION_2A;
  private static final LongPasswordStrategy LONG = LongPasswordStrategies.hashSha512(VERSION);
  private static final String BCRYPT = "$2a$" + COST + "$";

  private static final int KIBIBYTES = 47_104;
  private static final int PASSES = 1;
  private static final int LANES = 1;
  private static final int HASH_BYTES = 32;
  private static final int SALT_BYTES = 16;
  private static final String ANY_ARGON2ID = "$argon2id$";
  private static final String ARGON2ID =
      ANY_ARGON2ID + "v=19$m=%d,t=%d,p=%d$".formatted(KIBIBYTES, PASSES, LANES);

  private final PasswordAlgorithm algorithm;
  private final SecureRandom random = new SecureRandom();

  /** Of a password that nobody knows: what is checked when there is no such user. */
  private final String nobody;

  Passwords(PasswordAlgorithm algorithm) {
    this.algorithm = algorithm;
    byte[] unknown = new byte[HASH_BYTES];
    random.nextBytes(unknown);
    this.nobody = hash(new String(unknown, StandardCharsets.ISO_8859_1));
  }

  /** The hash to store. */
  String hash(String password) {
    if (algorithm == PasswordAlgorithm.BCRYPT) {
      return BCrypt.with(LONG).hashToString(COST, password.toCharArray());
    }
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    return Argon2Function.getInstance(KIBIBYTES, PASSES, LANES, HASH_BYTES, Argon2.ID)
        .hash(bytes(password), salt)
        .getResult();
  }

  /**
   * Whether the password is the one. Takes the same time for a user who does not exist as for one
   * whose hash is of the configured kind.
   *
   * @param hash what is stored, or nothing for a user who does not exist
   */
  boolean matches(String password, Optional<String> hash) {
    boolean verified = verify(password, hash.orElse(nobody));
    return verified && hash.isPresent();
  }

  /** Whether a hash is not as {@link #hash} would make it today. */
  boolean isOutdated(String hash) {
    return !hash.startsWith(algorithm == PasswordAlgorithm.BCRYPT ? BCRYPT : ARGON2ID);
  }

  private static boolean verify(String password, String hash) {
    if (hash.startsWith(ANY_ARGON2ID)) {
      return Argon2Function.getInstanceFromHash(hash)
          .check(bytes(password), hash.getBytes(StandardCharsets.US_ASCII));
    }
    return BCrypt.verifyer(VERSION, LONG)
        .verify(password.toCharArray(), hash.toCharArray())
        .verified;
  }

  private static byte[] bytes(String password) {
    return password.getBytes(StandardCharsets.UTF_8);
  }
}
