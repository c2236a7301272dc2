package live.grandstand.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordsTest {

  @Test
  void theRightPasswordMatchesAndAnotherDoesNot() {
    String hash = Passwords.hash("correct horse battery");

    assertTrue(hash.startsWith("$2a$12$"));
    assertTrue(Passwords.matches("correct horse battery", Optional.of(hash)));
    assertFalse(Passwords.matches("correct horse batterx", Optional.of(hash)));
  }

  @Test
  void whatBcryptAloneWouldCutOffCountsToo() {
    String common = "ü".repeat(80); // 160 bytes
    String hash = Passwords.hash(common + "1");

    assertTrue(Passwords.matches(common + "1", Optional.of(hash)));
    assertFalse(Passwords.matches(common + "2", Optional.of(hash)));
  }

  @Test
  void oneWordHasManyHashes() {
    assertNotEquals(Passwords.hash("correct horse"), Passwords.hash("correct horse"));
  }

  @Test
  void nobodyHasNoPassword() {
    assertFalse(Passwords.matches("correct horse", Optional.empty()));
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
