package live.grandstand.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import live.grandstand.platform.SettingKey;

/**
 * The built product, {@code target/grandstand.jar}, running in a process of its own. Its log stays
 * in {@code target/logs}.
 *
 * <pre>{@code
 * try (GrandstandProcess grandstand = GrandstandProcess.start(dir, Map.of("grandstand.chat.history", "5"))) {
 *   http.send(request(grandstand.uri("api/streams")), …);
 * }
 * }</pre>
 */
public final class GrandstandProcess implements AutoCloseable {
  private static final Path JAR = Path.of("target", "grandstand.jar").toAbsolutePath();

  /**
   * For tests that start a product to use it a little: without the optimising compiler a start
   * costs about half.
   */
  public static final String QUICK_START = "-XX:TieredStopAtLevel=1";

  private static final Duration START_LIMIT = Duration.ofMinutes(4);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(30);
  private static final Duration POLL_INTERVAL = Duration.ofMillis(200);

  /** A test does in a second what people do in a day; all of it from one address. */
  private static final Map<String, String> ROOMY =
      Stream.of(SettingKey.values())
          .filter(key -> key.key().startsWith("grandstand.http.rate-limit."))
          .collect(Collectors.toUnmodifiableMap(SettingKey::key, key -> "1000000/1s"));

  private static final Pattern SECRET = Pattern.compile("(password|secret|key)$");

  private final Process process;
  private final int port;
  private final Path log;

  private GrandstandProcess(Process process, int port, Path log) {
    this.process = process;
    this.port = port;
    this.log = log;
  }

  /**
   * Starts quickly on a free port and returns when the product is ready. REST may be called a
   * million times a second, unless the settings say otherwise.
   *
   * @param directory where it runs; its data go to {@code data} below that unless set otherwise
   * @param settings configuration by key, such as {@code grandstand.chat.history}
   * @throws AssertionError with the log if it does not become ready
   */
  public static GrandstandProcess start(Path directory, Map<String, String> settings) {
    return start(directory, settings, List.of(QUICK_START));
  }

  /**
   * Starts with further options for the JVM, which win over the usual ones.
   *
   * @throws AssertionError with the log if it does not become ready
   */
  public static GrandstandProcess start(
      Path directory, Map<String, String> settings, List<String> options) {
    return start(directory, settings, options, List.of());
  }

  /**
   * Starts with further arguments for Payara Micro as well.
   *
   * @throws AssertionError with the log if it does not become ready
   */
  public static GrandstandProcess start(
      Path directory, Map<String, String> settings, List<String> options, List<String> arguments) {
    GrandstandProcess started = launch(directory, freePort(), settings, options, arguments);
    started.awaitReady();
    return started;
  }

  /** Starts without waiting, for starts that are expected to fail. */
  public static GrandstandProcess launch(Path directory, int port, Map<String, String> settings) {
    return launch(directory, port, settings, List.of(QUICK_START), List.of());
  }

  private static GrandstandProcess launch(
      Path directory,
      int port,
      Map<String, String> settings,
      List<String> options,
      List<String> arguments) {
    try {
      Path log = RunLogs.create("grandstand");
      List<String> words = new ArrayList<>();
      words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      words.add("-Xmx768m");
      words.addAll(options);
      words.addAll(List.of("-jar", JAR.toString(), "--port", Integer.toString(port)));
      words.addAll(arguments);
      ProcessBuilder command = new ProcessBuilder(words);
      command.environment().keySet().removeIf(name -> name.startsWith("GRANDSTAND_"));
      ROOMY.forEach((key, value) -> command.environment().put(variable(key), value));
      settings.forEach((key, value) -> command.environment().put(variable(key), value));
      noteSecrets(settings);
      command.directory(directory.toFile()).redirectErrorStream(true).redirectOutput(log.toFile());
      return new GrandstandProcess(command.start(), port, log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void noteSecrets(Map<String, String> settings) {
    settings.forEach(
        (key, value) -> {
          if (SECRET.matcher(key).find()) {
            SecretsInUse.note(key, value);
          }
        });
  }

  /** A port that was free a moment ago. */
  public static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String variable(String key) {
    return key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
  }

  private void awaitReady() {
    HttpClient http = HttpClient.newHttpClient();
    HttpRequest ready =
        HttpRequest.newBuilder(uri("health/ready")).timeout(Duration.ofSeconds(5)).build();
    long deadline = System.nanoTime() + START_LIMIT.toNanos();
    while (!isReady(http, ready)) {
      if (System.nanoTime() > deadline || exitsWithin(POLL_INTERVAL)) {
        process.destroyForcibly();
        throw new AssertionError("Grandstand did not become ready:\n" + output());
      }
    }
  }

  private static boolean isReady(HttpClient http, HttpRequest ready) {
    try {
      return http.send(ready, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false; // not listening yet
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private boolean exitsWithin(Duration limit) {
    try {
      return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** The address of a path, given without its first slash. */
  public URI uri(String path) {
    return URI.create("http://localhost:" + port + "/" + path);
  }

  /** The port it listens on. */
  public int port() {
    return port;
  }

  /** The operating system's number of the process. */
  public long pid() {
    return process.pid();
  }

  /** Everything it wrote to standard output and standard error so far. */
  public String output() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The exit status of a start that is expected to fail. */
  public int awaitExit() {
    if (!exitsWithin(START_LIMIT)) {
      process.destroyForcibly();
      throw new AssertionError("Grandstand still runs:\n" + output());
    }
    return process.exitValue();
  }

  /** {@code kill -9}: no goodbye to anybody. */
  public void kill() {
    process.destroyForcibly();
    exitsWithin(STOP_LIMIT);
  }

  /** SIGTERM, and waits for the end. */
  @Override
  public void close() {
    process.destroy();
    if (!exitsWithin(STOP_LIMIT)) {
      process.destroyForcibly();
      throw new AssertionError("Grandstand did not stop in time:\n" + output());
    }
  }
}
