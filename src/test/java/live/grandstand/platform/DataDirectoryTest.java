package live.grandstand.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {
  @TempDir Path directory;

  @Test
  void aSecondOwnerIsRefusedAndToldWhoTheFirstIs() {
    try (DataDirectory first = DataDirectory.own(directory)) {
      StartRefused refused = assertThrows(StartRefused.class, () -> DataDirectory.own(directory));

      String pid = Long.toString(ProcessHandle.current().pid());
      assertTrue(refused.getMessage().contains("process " + pid), refused.getMessage());
      assertEquals(directory.resolve("x"), first.resolve("x"));
    }
  }

  @Test
  void whatIsLetGoOfCanBeOwnedAgain() {
    DataDirectory.own(directory).close();

    DataDirectory.own(directory).close();
  }

  @Test
  void aDirectoryThatCannotBeMadeIsRefusedWithItsName() throws IOException {
    Path file = Files.createFile(directory.resolve("file"));

    StartRefused refused =
        assertThrows(StartRefused.class, () -> DataDirectory.own(file.resolve("data")));

    assertTrue(refused.getMessage().contains(file.toString()), refused.getMessage());
  }
}
