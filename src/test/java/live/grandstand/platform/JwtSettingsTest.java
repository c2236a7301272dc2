package live.grandstand.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.interfaces.RSAPublicKey;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JwtSettingsTest {
  private static final String ED = KeyPem.generate(TokenAlgorithm.EDDSA);
  private static final String EC = KeyPem.generate(TokenAlgorithm.ES256);

  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource({"RS256,jwt-rs256.pem", "ES256,jwt-es256.pem", "EdDSA,jwt-eddsa.pem"})
  void aPairIsMadeOnceAndKeptForItsOwnerOnly(String algorithm, String file) throws Exception {
    Settings.Jwt first = read(true, Map.of("algorithm", algorithm));
    Settings.Jwt second = read(true, Map.of("algorithm", algorithm.toLowerCase(Locale.ROOT)));

    assertEquals(first, second);
    assertEquals(algorithm, first.algorithm().wire());
    KeyPem.pair(first.key().reveal(), first.algorithm());
    assertEquals(
        "rw-------",
        PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve(file))));
  }

  @Test
  void aGivenPairIsTakenAlsoWithItsLineEndsWritten() {
    String oneLine = EC.replace("\n", "\\n");

    Settings.Jwt settings =
        read(false, Map.of("algorithm", "ES256", "private-key", oneLine, "previous-key", EC));

    assertEquals(
        KeyPem.publicKey(EC, TokenAlgorithm.ES256),
        KeyPem.pair(settings.key().reveal(), TokenAlgorithm.ES256).getPublic());
    assertNull(read(true, Map.of()).previous());
  }

  @Test
  void thePublicHalfOfRsaMayBeLeftOut() {
    String pem = KeyPem.generate(TokenAlgorithm.RS256);
    String half = pem.substring(0, pem.indexOf("-----BEGIN PUBLIC"));

    assertTrue(KeyPem.pair(half, TokenAlgorithm.RS256).getPublic() instanceof RSAPublicKey);
    assertEquals(
        KeyPem.publicKey(pem, TokenAlgorithm.RS256), KeyPem.publicKey(half, TokenAlgorithm.RS256));
  }

  @Test
  void whatDoesNotFitIsAMistakeThatShowsNoKey() {
    mistake("algorithm", "must be one of HS256,", true, Map.of("algorithm", "none"));
    mistake("private-key", "no meaning for HS256", true, Map.of("private-key", ED));
    mistake("previous-key", "no meaning for HS256", true, Map.of("previous-key", ED));
    mistake(
        "secret",
        "no meaning for EdDSA",
        true,
        Map.of("algorithm", "EdDSA", "secret", "x".repeat(64)));
    mistake(
        "accept-external",
        "needs a shared secret",
        true,
        Map.of("algorithm", "EdDSA", "accept-external", "true"));
    mistake("private-key", "is missing", false, Map.of("algorithm", "EdDSA"));
    mistake("secret", "is missing", false, Map.of());
    mistake("secret", "at least 64 bytes", true, Map.of("algorithm", "HS512", "secret", "xyzzy"));
    mistake("previous-secret", "at least 32 bytes", true, Map.of("previous-secret", "xyzzy"));
    mistake(
        "private-key",
        "is no key for RS256",
        true,
        Map.of("algorithm", "RS256", "private-key", ED));
    mistake(
        "private-key",
        "has no block PRIVATE KEY",
        true,
        Map.of("algorithm", "EdDSA", "private-key", "/etc/passwd"));
    mistake(
        "private-key",
        "has no block PUBLIC KEY",
        true,
        Map.of("algorithm", "EdDSA", "private-key", ED.substring(0, ED.indexOf("-----BEGIN PUB"))));
    String other = KeyPem.generate(TokenAlgorithm.EDDSA);
    mistake(
        "private-key",
        "is not the private key's",
        true,
        Map.of(
            "algorithm",
            "EdDSA",
            "private-key",
            ED.substring(0, ED.indexOf("-----BEGIN PUB"))
                + other.substring(other.indexOf("-----BEGIN PUB"))));
  }

  private void mistake(String key, String part, boolean embedded, Map<String, String> values) {
    SettingsReader reader = reader(values);

    new JwtSettings(reader, embedded, directory).read();

    List<String> told = reader.mistakes();
    assertEquals(1, told.size(), told::toString);
    assertTrue(told.get(0).startsWith("grandstand.jwt." + key + " "), told::toString);
    assertTrue(told.get(0).contains(part), told::toString);
    values.values().stream()
        .filter(value -> value.length() > 8)
        .forEach(value -> assertFalse(told.get(0).contains(value)));
  }

  private Settings.Jwt read(boolean embedded, Map<String, String> values) {
    SettingsReader reader = reader(values);
    Settings.Jwt settings = new JwtSettings(reader, embedded, directory).read();
    assertEquals(List.of(), reader.mistakes());
    return settings;
  }

  private static SettingsReader reader(Map<String, String> values) {
    return new SettingsReader(key -> values.get(key.replace("grandstand.jwt.", "")));
  }
}
