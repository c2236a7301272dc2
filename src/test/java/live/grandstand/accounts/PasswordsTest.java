package live.grandstand.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import live.grandstand.platform.Settings.PasswordAlgorithm;
import live.grandstand.testing.Race;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordsTest {

  private static final Passwords BCRYPT = new Passwords(PasswordAlgorithm.BCRYPT);
  private static final Passwords ARGON2ID = new Passwords(PasswordAlgorithm.ARGON2ID);

  static Stream<Passwords> both() {
    return Stream.of(BCRYPT, ARGON2ID);
  }

  @ParameterizedTest
  @MethodSource("both")
  void theRightPasswordMatchesAndAnotherDoesNot(Passwords passwords) {
    String hash = passwords.hash("correct horse bättery 🎺");

    assertTrue(passwords.matches("correct horse bättery 🎺", Optional.of(hash)));
    assertFalse(passwords.matches("correct horse battery 🎺", Optional.of(hash)));
    assertFalse(passwords.matches("", Optional.of(hash)));
    assertFalse(passwords.isOutdated(hash));
    assertTrue(hash.length() <= 200, "fits into its column");
  }

  @ParameterizedTest
  @MethodSource("both")
  void whatBcryptAloneWouldCutOffCountsToo(Passwords passwords) {
    String common = "ü".repeat(80); // 160 bytes
    String hash = passwords.hash(common + "1");

    assertTrue(passwords.matches(common + "1", Optional.of(hash)));
    assertFalse(passwords.matches(common + "2", Optional.of(hash)));
  }

  @ParameterizedTest
  @MethodSource("both")
  void oneWordHasManyHashes(Passwords passwords) {
    assertNotEquals(passwords.hash("correct horse"), passwords.hash("correct horse"));
  }

  @ParameterizedTest
  @MethodSource("both")
  void nobodyHasNoPassword(Passwords passwords) {
    assertFalse(passwords.matches("correct horse", Optional.empty()));
  }

  @Test
  void aHashSaysItsAlgorithmAndPrice() {
    assertTrue(BCRYPT.hash("correct horse").startsWith("$2a$12$"));
    assertTrue(ARGON2ID.hash("correct horse").startsWith("$argon2id$v=19$m=47104,t=1,p=1$"));
  }

  @Test
  void theOtherKindStaysGoodAndIsOutdated() {
    String old = BCRYPT.hash("correct horse");
    String other = ARGON2ID.hash("correct horse");

    assertTrue(ARGON2ID.matches("correct horse", Optional.of(old)));
    assertFalse(ARGON2ID.matches("wrong horse", Optional.of(old)));
    assertTrue(ARGON2ID.isOutdated(old));
    assertTrue(BCRYPT.matches("correct horse", Optional.of(other)));
    assertTrue(BCRYPT.isOutdated(other));
    assertTrue(BCRYPT.isOutdated(old.replace("$12$", "$10$")));
  }

  /** Made by the reference implementation: argon2 -id -m 8 -t 2 -p 1 (RFC 9106). */
  @Test
  void argon2idIsTheOneOfTheStandard() {
    String hash =
        "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4";

    assertTrue(ARGON2ID.matches("password", Optional.of(hash)));
    assertFalse(ARGON2ID.matches("passwort", Optional.of(hash)));
    assertTrue(ARGON2ID.isOutdated(hash));
  }

  @Test
  void manyAtOnceDoNotDisturbEachOther() throws Exception {
    String hash = ARGON2ID.hash("correct horse");

    List<Boolean> right = Race.run(4, () -> ARGON2ID.matches("correct horse", Optional.of(hash)));

    assertEquals(List.of(true, true, true, true), right);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1234567", "seven77"})
  void shortOnesAreRefused(String password) {
    assertEquals(Optional.of("must be 8 to 128 characters"), Password.Check.fault(password));
  }

  @Test
  void lengthIsCountedInCharactersAsPeopleSeeThem() {
    assertTrue(Password.Check.fault("🎺".repeat(7)).isPresent());
    assertFalse(Password.Check.fault("🎺".repeat(8)).isPresent());
    assertFalse(Password.Check.fault("🎺".repeat(128)).isPresent());
    assertTrue(Password.Check.fault("🎺".repeat(129)).isPresent());
  }

  @ParameterizedTest
  @ValueSource(strings = {"password", "PassWord", "12345678", "qwertyuiop", "1Q2W3E4R", "iloveyou"})
  void commonOnesAreRefusedInWhateverCase(String password) {
    assertEquals(Optional.of("is too common, choose another one"), Password.Check.fault(password));
  }

  @Test
  void everyCommonOneWouldBeLongEnoughOtherwise() {
    assertTrue(CommonPasswords.size() > 1000);
  }
}
