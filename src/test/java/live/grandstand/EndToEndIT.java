package live.grandstand;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import live.grandstand.testing.GrandstandProcess;
import live.grandstand.testing.NpmScript;
import live.grandstand.testing.SecretsInUse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stock clients and a browser against the built product; the tests themselves are in e2e/. */
class EndToEndIT {
  private static final String SECRET = "end-to-end-secret-of-more-than-32-bytes";
  private static final String ADMIN_PASSWORD = "end-to-end administrator";

  @TempDir Path directory;

  @Test
  void stockClientsAndABrowserUseTheProduct() {
    try (GrandstandProcess grandstand = start(Map.of())) {
      saysItsPath(grandstand, "raw reason=Tyrus and Grizzly as expected");
      play("test", grandstand);
    }
  }

  /** What is the same on both paths, who gets in and what is counted, is left out here. */
  @Test
  void stockClientsNoticeNothingOfTheStandardPath() {
    try (GrandstandProcess grandstand = start(Map.of("grandstand.realtime.fast-path", "false"))) {
      saysItsPath(grandstand, "standard reason=configured");
      play("test:path", grandstand);
    }
  }

  private GrandstandProcess start(Map<String, String> more) {
    Map<String, String> settings = new HashMap<>(more);
    settings.put("grandstand.jwt.secret", SECRET);
    settings.put("grandstand.admin.password", ADMIN_PASSWORD);
    settings.put("grandstand.realtime.ping-interval", "1500ms");
    settings.put("grandstand.realtime.ping-timeout", "4000ms");
    return GrandstandProcess.start(directory, settings);
  }

  private static void saysItsPath(GrandstandProcess grandstand, String path) {
    String log = grandstand.output();
    assertTrue(log.contains("websocket path=" + path), log);
  }

  private static void play(String script, GrandstandProcess grandstand) {
    NpmScript.run(
        Path.of("e2e"),
        script,
        Map.of(
            "GRANDSTAND_URL",
            "http://localhost:" + grandstand.port(),
            "GRANDSTAND_JWT_SECRET",
            SECRET,
            "GRANDSTAND_ADMIN_PASSWORD",
            ADMIN_PASSWORD,
            "GRANDSTAND_SECRETS",
            SecretsInUse.fileOf("e2e").toString(),
            "GRANDSTAND_PING_INTERVAL",
            "1500",
            "GRANDSTAND_PING_TIMEOUT",
            "4000"));
  }
}
