package live.grandstand;

import java.nio.file.Path;
import java.util.Map;
import live.grandstand.testing.EndToEnd;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A browser, a crowd, and who gets in: what is the same on both paths. */
class EndToEndRestIT {
  @TempDir Path directory;

  @Test
  void aBrowserAndACrowdUseTheProduct() {
    new EndToEnd(directory, Map.of()).play("test:rest", "raw reason=Tyrus and Grizzly as expected");
  }
}
