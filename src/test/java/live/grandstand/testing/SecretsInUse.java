package live.grandstand.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the tests of a run use and no log may have in it: every token, stream key, password and
 * address, one to a line behind its kind and a tab. {@link LogScan} looks for them when all tests
 * are over.
 */
public final class SecretsInUse {
  /** Where the processes of a run write theirs, each to a file of its own. */
  static final Path FOLDER = Path.of("target", "secrets").toAbsolutePath();

  /** What is shorter is a word that a log may have for other reasons, or no secret that works. */
  static final int SHORTEST = 12;

  private static final Pattern FIELD =
      Pattern.compile(
          "\"(accessToken|refreshToken|token|streamKey|password|oldPassword|newPassword|email|pid)\""
              + "\\s*:\\s*\"([^\"\\\\]*)\"");

  private static final Path FILE = fileOf(Long.toString(ProcessHandle.current().pid()));
  private static final Set<String> KNOWN = ConcurrentHashMap.newKeySet();

  private SecretsInUse() {}

  /** Where a process that a test starts may write those that it uses. */
  public static Path fileOf(String process) {
    try {
      return Files.createDirectories(FOLDER).resolve(process + ".txt");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Notes one secret; of several lines, as a key in PEM has them, the longest. */
  public static void note(String kind, String secret) {
    String line = secret.lines().max(Comparator.comparingInt(String::length)).orElse("");
    if (line.length() >= SHORTEST && KNOWN.add(line)) {
      append(kind + "\t" + line + "\n");
    }
  }

  /** Notes what a request, an answer or a packet has in fields whose names tell a secret. */
  public static void noteThoseIn(String json) {
    for (Matcher field = FIELD.matcher(json); field.find(); ) {
      note(field.group(1), field.group(2));
    }
  }

  private static synchronized void append(String line) {
    try {
      Files.writeString(FILE, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
