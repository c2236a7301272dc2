package live.grandstand;

import java.nio.file.Path;
import java.util.Map;
import live.grandstand.testing.EndToEnd;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same stock clients over the standard WebSocket API. */
class EndToEndOnTheStandardPathIT {
  @TempDir Path directory;

  @Test
  void stockClientsNoticeNothing() {
    new EndToEnd(directory, Map.of("grandstand.realtime.fast-path", "false"))
        .play("test:path", "standard reason=configured");
  }
}
