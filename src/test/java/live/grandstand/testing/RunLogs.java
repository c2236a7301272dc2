package live.grandstand.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The logs of the servers that tests start; they stay until the next run, for {@link LogScan}. */
public final class RunLogs {
  static final Path FOLDER = Path.of("target", "logs").toAbsolutePath();

  private RunLogs() {}

  /** A new empty file for what a server says. */
  public static Path create(String name) throws IOException {
    Files.createDirectories(FOLDER);
    return Files.createTempFile(FOLDER, name + "-", ".log");
  }
}
