package live.grandstand.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/** Runs a script of a Node package of this project, installing what it needs first. */
public final class NpmScript {
  private static final Path NPM = Path.of("src", "main", "build", "npm.sh").toAbsolutePath();

  private NpmScript() {}

  /**
   * Runs {@code npm run script} and passes its output on line by line.
   *
   * @param directory where the package.json is
   * @param environment what the script finds in its environment
   * @throws AssertionError if it ends with another status than 0
   */
  public static void run(Path directory, String script, Map<String, String> environment) {
    try {
      ProcessBuilder command = new ProcessBuilder("sh", NPM.toString(), "run", script);
      command.environment().putAll(environment);
      Process process = command.directory(directory.toFile()).redirectErrorStream(true).start();
      process.getOutputStream().close();
      print(process);
      int status = process.waitFor();
      if (status != 0) {
        throw new AssertionError(
            "npm run %s in %s: status %d".formatted(script, directory, status));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static void print(Process process) throws IOException {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      lines.lines().forEach(System.out::println);
    }
  }
}
