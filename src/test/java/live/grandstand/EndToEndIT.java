package live.grandstand;

import java.nio.file.Path;
import java.util.Map;
import live.grandstand.testing.EndToEnd;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stock clients, where it matters how the product writes to a WebSocket. */
class EndToEndIT {
  @TempDir Path directory;

  @Test
  void stockClientsUseTheProduct() {
    new EndToEnd(directory, Map.of()).play("test:path", "raw reason=Tyrus and Grizzly as expected");
  }
}
