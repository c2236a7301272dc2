package live.grandstand.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Looks through everything a test run wrote for what must be in no log (architecture.md): the very
 * secrets that the tests used ({@link SecretsInUse}), and whatever looks like one. {@code mvn
 * verify} runs {@link #main} when all tests are over.
 *
 * <p>A finding is told by its kind, file and line; the secret itself is not told.
 */
final class LogScan {
  private static final List<Path> WRITTEN =
      List.of(
          RunLogs.FOLDER,
          Path.of("target", "surefire-reports"),
          Path.of("target", "failsafe-reports"));

  private static final int MAX_TOLD = 50;

  private static final Map<String, Pattern> SHAPES = shapes();

  private final SecretIndex secrets = new SecretIndex();
  private final List<String> findings = new ArrayList<>();
  private int files;
  private long characters;

  public static void main(String[] arguments) throws IOException {
    LogScan scan = new LogScan();
    scan.know(SecretsInUse.FOLDER);
    for (Path folder : WRITTEN) {
      scan.look(folder);
    }
    scan.requireSomethingLookedAt();
    System.out.println(scan.summary());
    scan.findings.stream().limit(MAX_TOLD).forEach(System.out::println);
    System.exit(scan.findings.isEmpty() ? 0 : 1);
  }

  private static Map<String, Pattern> shapes() {
    Map<String, Pattern> shapes = new LinkedHashMap<>();
    shapes.put("a JSON Web Token", Pattern.compile("eyJ[\\w-]{10,}\\.[\\w-]{10,}"));
    shapes.put("a service token", Pattern.compile("gst_[\\w-]{43}"));
    shapes.put("a bcrypt hash", Pattern.compile("\\$2[abxy]\\$\\d\\d\\$[./\\w]{20,}"));
    shapes.put("an Argon2 hash", Pattern.compile("\\$argon2(?:i|d|id)\\$"));
    shapes.put("a private key", Pattern.compile("-----BEGIN [A-Z ]*PRIVATE KEY"));
    shapes.put(
        "an e-mail address",
        Pattern.compile("[\\w.%+-]+@[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)*\\.[A-Za-z]{2,}"));
    return shapes;
  }

  /** Knows from now on the secrets that are listed in the files of a folder. */
  void know(Path folder) throws IOException {
    for (Path file : filesIn(folder)) {
      for (String line : Files.readAllLines(file)) {
        String[] parts = line.split("\t", 2);
        if (parts.length == 2 && parts[1].length() >= SecretsInUse.SHORTEST) {
          secrets.add(parts[0], parts[1]);
        }
      }
    }
  }

  /** Looks through all files of a folder and of the folders in it. */
  void look(Path folder) throws IOException {
    for (Path file : filesIn(folder)) {
      files++;
      try (Stream<String> lines = Files.lines(file, ISO_8859_1)) {
        int[] number = {0};
        lines.forEach(line -> look(file, ++number[0], line));
      }
    }
  }

  private void look(Path file, int number, String line) {
    characters += line.length();
    secrets.find(line).ifPresent(kind -> tell(file, number, "a " + kind + " of the tests"));
    SHAPES.forEach(
        (name, shape) -> {
          Matcher matcher = shape.matcher(line);
          if (matcher.find()) {
            tell(file, number, name);
          }
        });
  }

  private void tell(Path file, int number, String what) {
    findings.add("%s:%d: %s".formatted(file, number, what));
  }

  /** What was found, one line each. */
  List<String> findings() {
    return List.copyOf(findings);
  }

  /** Nothing found means nothing when nothing was looked at, or nothing looked for. */
  void requireSomethingLookedAt() {
    if (files == 0 || characters == 0 || secrets.size() == 0) {
      throw new IllegalStateException("nothing to look through or for: " + summary());
    }
  }

  private String summary() {
    return "log scan: %,d files of %,d KB, %,d secrets that the tests used; found %d"
        .formatted(files, characters / 1024, secrets.size(), findings.size());
  }

  private static List<Path> filesIn(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
