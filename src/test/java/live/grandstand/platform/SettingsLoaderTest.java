package live.grandstand.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsLoaderTest {
  private static final String LONG = "x".repeat(32);

  @TempDir Path directory;

  private Settings load(Map<String, String> values) {
    Map<String, String> all = new HashMap<>(values);
    all.putIfAbsent("grandstand.data-dir", directory.toString());
    return SettingsLoader.load(all::get, all.keySet(), Set.of());
  }

  private String mistakes(Map<String, String> values) {
    return assertThrows(StartRefused.class, () -> load(values)).getMessage();
  }

  @Test
  void withoutAnySettingTheStandardValuesOfTheContractHold() {
    Settings settings = load(Map.of());

    assertTrue(settings.embedded());
    assertEquals(Duration.ofSeconds(25), settings.realtime().pingInterval());
    assertEquals(Duration.ofMinutes(15), settings.jwt().accessTtl());
    assertEquals("20/30s", settings.chat().rate().toString());
    assertEquals(List.of(), settings.cors().origins());
  }

  @Test
  void theSigningSecretIsMadeOnceAndKeptForItsOwnerOnly() throws IOException {
    String first = load(Map.of()).jwt().key().reveal();
    String second = load(Map.of()).jwt().key().reveal();

    assertEquals(first, second);
    assertEquals(
        "rw-------",
        PosixFilePermissions.toString(
            Files.getPosixFilePermissions(directory.resolve("jwt.secret"))));
  }

  @Test
  void allMistakesAreToldTogether() {
    String told =
        mistakes(
            Map.of(
                "grandstand.db.pool-size", "many",
                "grandstand.chat.rate", "20",
                "grandstand.realtime.ping-interval", "25",
                "grandstand.cors.origins", "*",
                "grandstand.jwt.secret", "short",
                "grandstand.chat.histroy", "20"));

    Stream.of(
            "6 mistakes",
            "db.pool-size",
            "chat.rate",
            "ping-interval",
            "cors.origins",
            "jwt.secret",
            "chat.histroy is not a setting")
        .forEach(part -> assertTrue(told.contains(part), told));
    assertFalse(told.contains("short\""), "the secret's value is not told");
  }

  @Test
  void proxiesAndLimitsOfCallsAreReadAndTheirMistakesTold() {
    Settings.Http http =
        load(Map.of(
                "grandstand.http.trusted-proxies", "10.0.0.0/8, ::1",
                "grandstand.http.rate-limit.read", "7/2h"))
            .http();
    assertEquals(
        List.of("10.0.0.0/8", "0:0:0:0:0:0:0:1/128"),
        http.trustedProxies().stream().map(IpRange::toString).toList());
    assertEquals("7/2h", http.rateLimits().read().toString());
    assertEquals("120/1m", http.rateLimits().write().toString());

    String told =
        mistakes(
            Map.of(
                "grandstand.http.trusted-proxies", "10.0.0.1/8, 10.0.0.0/8, proxy",
                "grandstand.http.rate-limit.read", "1000001/1s",
                "grandstand.http.rate-limit.write", "10/999ms",
                "grandstand.http.rate-limit.emit", "10/2d",
                "grandstand.http.rate-limit.login", "0/1m"));

    Stream.of(
            "6 mistakes",
            "has \"10.0.0.1/8\", which has bits",
            "has \"proxy\", which is not",
            "rate-limit.read",
            "rate-limit.write",
            "rate-limit.emit",
            "rate-limit.login")
        .forEach(part -> assertTrue(told.contains(part), told));
  }

  @Test
  void aChosenProviderNeedsItsKeyAndAllThatIsMissingIsToldTogether() {
    String told =
        mistakes(
            Map.of(
                "grandstand.ai.text", "gemini",
                "grandstand.ai.speech", "google",
                "grandstand.ai.image", "openai",
                "grandstand.ai.ollama.base-url", "http://user:pw@localhost/?key=1",
                "grandstand.ai.gemini.text-model", "../secret",
                "grandstand.ai.concurrency", "0"));

    Stream.of(
            "6 mistakes",
            "ai.gemini.api-key",
            "ai.google.api-key",
            "ai.openai.api-key",
            "ai.ollama.base-url",
            "ai.gemini.text-model",
            "ai.concurrency")
        .forEach(part -> assertTrue(told.contains(part), told));
  }

  @Test
  void keysOfProvidersAreMaskedAndMustFitIntoAHeader() {
    Settings.Ai ai =
        load(Map.of("grandstand.ai.text", "openai", "grandstand.ai.openai.api-key", LONG)).ai();
    assertEquals(Settings.TextProvider.OPENAI, ai.text());
    assertFalse(ai.toString().contains(LONG), ai.toString());

    String told = mistakes(Map.of("grandstand.ai.openai.api-key", "two\nlines of a key"));

    assertTrue(told.contains("1 mistake ") && told.contains("ai.openai.api-key"), told);
    assertFalse(told.contains("lines of a key"), told);
  }

  @Test
  void aDatabaseOfOnesOwnNeedsItsCredentialsAndASigningSecret() {
    String told = mistakes(Map.of("grandstand.db.url", "jdbc:postgresql://db/grandstand"));

    Stream.of("db.user", "db.password", "jwt.secret")
        .forEach(part -> assertTrue(told.contains(part), told));
  }

  @Test
  void aDatabaseOfOnesOwnWithEverythingIsAccepted() {
    Settings settings =
        load(
            Map.of(
                "grandstand.db.url", "jdbc:postgresql://db/grandstand",
                "grandstand.db.user", "grandstand",
                "grandstand.db.password", "secret",
                "grandstand.jwt.secret", LONG));

    assertFalse(settings.embedded());
    assertFalse(settings.toString().contains(LONG), "secrets are masked");
  }

  @Test
  void anUnknownVariableOfTheEnvironmentIsAMistake() {
    StartRefused refused =
        assertThrows(
            StartRefused.class,
            () ->
                SettingsLoader.load(
                    Map.of("grandstand.data-dir", directory.toString())::get,
                    Set.of(),
                    Set.of("GRANDSTAND_CHAT_HISTROY", "GRANDSTAND_CHAT_HISTORY", "PATH")));

    assertTrue(refused.getMessage().contains("GRANDSTAND_CHAT_HISTROY is not a setting"));
    assertTrue(refused.getMessage().contains("1 mistake "), refused.getMessage());
  }

  @Test
  void theDocumentedTableIsTheCatalogue() throws IOException {
    List<String> documented =
        Files.readAllLines(Path.of("docs", "settings.md")).stream()
            .filter(line -> line.startsWith("| `grandstand."))
            .map(line -> line.split("\\|"))
            .map(cells -> cells[1].strip() + " " + cells[2].strip())
            .toList();
    List<String> catalogue =
        Stream.of(SettingKey.values())
            .map(
                key ->
                    "`%s` %s"
                        .formatted(
                            key.key(), key.standard() == null ? "–" : "`" + key.standard() + "`"))
            .toList();

    assertEquals(catalogue, documented);
  }
}
