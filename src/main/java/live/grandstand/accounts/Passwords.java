package live.grandstand.accounts;

import at.favre.lib.crypto.bcrypt.BCrypt;
import at.favre.lib.crypto.bcrypt.BCrypt.Version;
import at.favre.lib.crypto.bcrypt.LongPasswordStrategies;
import at.favre.lib.crypto.bcrypt.LongPasswordStrategy;
import java.util.Optional;

/**
 * bcrypt at cost 12. A password longer than the 72 bytes that bcrypt sees is hashed with SHA-512
 * first, so that no byte of it is lost (ASVS 6.2.8). One hash takes about a quarter of a second of
 * a processor: never call this inside a database transaction, see {@link HashingGate}.
 */
final class Passwords {
  private static final int COST = 12;
  private static final Version VERSION = Version.VERSION_2A;
  private static final LongPasswordStrategy LONG = LongPasswordStrategies.hashSha512(VERSION);

  /** Of a password that nobody knows: what is checked when there is no such user. */
  private static final String NOBODY =
      "$2a$12$Nczj3K11ilF5z5a1/8dV/OnZGPjhSB5Kos/0/wtkPg3TWtHfCpnCK";

  private Passwords() {}

  /** The hash to store. */
  static String hash(String password) {
    return BCrypt.with(LONG).hashToString(COST, password.toCharArray());
  }

  /**
   * Whether the password is the one. Takes the same time for a user who does not exist.
   *
   * @param hash what is stored, or nothing for a user who does not exist
   */
  static boolean matches(String password, Optional<String> hash) {
    boolean verified =
        BCrypt.verifyer(VERSION, LONG)
            .verify(password.toCharArray(), hash.orElse(NOBODY).toCharArray())
            .verified;
    return verified && hash.isPresent();
  }
}
