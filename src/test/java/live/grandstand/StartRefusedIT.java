package live.grandstand;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import live.grandstand.testing.GrandstandProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What cannot work is said at the start (running.md). */
class StartRefusedIT {
  @Test
  void everyMistakeInTheConfigurationIsToldAtOnce(@TempDir Path directory) {
    GrandstandProcess refused =
        GrandstandProcess.launch(
            directory,
            GrandstandProcess.freePort(),
            Map.of(
                "grandstand.chat.rate", "many",
                "grandstand.db.url", "jdbc:postgresql://localhost/grandstand",
                "grandstand.bogus", "1"));

    assertEquals(1, refused.awaitExit());
    List.of("mistakes", "chat.rate", "db.user", "db.password", "jwt.secret", "GRANDSTAND_BOGUS")
        .forEach(mistake -> assertTrue(refused.output().contains(mistake), refused::output));
  }

  @Test
  void aBusyPortIsSaidAndNotEvaded(@TempDir Path directory) throws IOException {
    try (ServerSocket taken = new ServerSocket(0)) {
      GrandstandProcess refused =
          GrandstandProcess.launch(directory, taken.getLocalPort(), Map.of());

      assertEquals(1, refused.awaitExit());
      assertTrue(refused.output().contains("Port " + taken.getLocalPort() + " is in use"));
    }
  }
}
