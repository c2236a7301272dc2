package live.grandstand.testing;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Stock clients and a browser against the built product; the tests themselves are in e2e/. */
public final class EndToEnd {
  private static final String SECRET = "end-to-end-secret-of-more-than-32-bytes";
  private static final String ADMIN_PASSWORD = "end-to-end administrator";

  private final Path directory;
  private final Map<String, String> settings = new HashMap<>();

  /**
   * @param directory where the product runs
   * @param more settings by key, beside those that all scripts want
   */
  public EndToEnd(Path directory, Map<String, String> more) {
    this.directory = directory;
    settings.put("grandstand.jwt.secret", SECRET);
    settings.put("grandstand.admin.password", ADMIN_PASSWORD);
    settings.put("grandstand.realtime.ping-interval", "1500ms");
    settings.put("grandstand.realtime.ping-timeout", "4000ms");
    settings.putAll(more);
  }

  /**
   * Starts the product and plays a script of e2e/package.json against it.
   *
   * @param path which way out of a WebSocket the product must say that it uses
   */
  public void play(String script, String path) {
    try (GrandstandProcess grandstand = GrandstandProcess.start(directory, settings)) {
      String log = grandstand.output();
      assertTrue(log.contains("websocket path=" + path), log);
      NpmScript.run(Path.of("e2e"), script, environment(grandstand));
    }
  }

  private static Map<String, String> environment(GrandstandProcess grandstand) {
    return Map.of(
        "GRANDSTAND_URL",
        "http://localhost:" + grandstand.port(),
        "GRANDSTAND_JWT_SECRET",
        SECRET,
        "GRANDSTAND_ADMIN_PASSWORD",
        ADMIN_PASSWORD,
        "GRANDSTAND_SECRETS",
        SecretsInUse.fileOf("e2e-" + grandstand.port()).toString(),
        "GRANDSTAND_PING_INTERVAL",
        "1500",
        "GRANDSTAND_PING_TIMEOUT",
        "4000",
        "GRANDSTAND_PATIENCE",
        "30000");
  }
}
