package live.grandstand.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalFileStorageTest extends FileStorageContract {
  private static final FileKey KEY = FileKey.of("stories", "1", "0.wav");

  @TempDir Path directory;

  private LocalFileStorage storage;

  @BeforeEach
  void open() {
    storage = new LocalFileStorage(directory);
  }

  @Override
  FileStorage storage() {
    return storage;
  }

  @Test
  void aDirectoryThatCannotBeMadeStopsTheStart() throws IOException {
    Path file = Files.writeString(directory.resolve("file"), "in the way");

    StartRefused refused =
        assertThrows(StartRefused.class, () -> new LocalFileStorage(file.resolve("files")));

    assertTrue(refused.getMessage().contains("grandstand.storage.dir"), refused.getMessage());
  }

  @Test
  void foldersGoWithTheirLastFile() throws IOException {
    storage.put(KEY, new byte[1], "audio/wav");
    storage.delete(KEY);

    assertEquals(List.of(directory.resolve(".drafts")), entries(directory));
  }

  @Test
  void noDraftIsLeftBehindAndThoseOfACrashGoAfterAnHour() throws IOException {
    Path drafts = directory.resolve(".drafts");
    storage.put(KEY, new byte[1], "audio/wav");
    assertEquals(List.of(), entries(drafts));
    Instant now = Instant.parse("2026-11-21T12:00:00Z");
    Path old = Files.writeString(drafts.resolve("old"), "half a fi");
    Path fresh = Files.writeString(drafts.resolve("fresh"), "half a fi");
    Files.setLastModifiedTime(old, FileTime.from(now.minusSeconds(3601)));
    Files.setLastModifiedTime(fresh, FileTime.from(now.minusSeconds(3599)));

    storage.tidy(now);

    assertFalse(Files.exists(old));
    assertTrue(Files.exists(fresh));
  }

  private static List<Path> entries(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }
}
