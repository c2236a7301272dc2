package live.grandstand;

import java.nio.file.Path;
import java.util.Map;
import live.grandstand.testing.GrandstandProcess;
import live.grandstand.testing.NpmScript;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stock clients and a browser against the built product; the tests themselves are in e2e/. */
class EndToEndIT {
  private static final String SECRET = "end-to-end-secret-of-more-than-32-bytes";

  @Test
  void stockClientsAndABrowserUseTheProduct(@TempDir Path directory) {
    Map<String, String> settings =
        Map.of(
            "grandstand.jwt.secret", SECRET,
            "grandstand.realtime.ping-interval", "1500ms",
            "grandstand.realtime.ping-timeout", "4000ms");
    try (GrandstandProcess grandstand = GrandstandProcess.start(directory, settings)) {
      NpmScript.run(
          Path.of("e2e"),
          "test",
          Map.of(
              "GRANDSTAND_URL",
              "http://localhost:" + grandstand.port(),
              "GRANDSTAND_JWT_SECRET",
              SECRET,
              "GRANDSTAND_PING_INTERVAL",
              "1500",
              "GRANDSTAND_PING_TIMEOUT",
              "4000"));
    }
  }
}
