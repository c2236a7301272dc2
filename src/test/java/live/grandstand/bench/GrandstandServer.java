package live.grandstand.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The product: {@code target/grandstand.jar} with a new data directory and its embedded PostgreSQL.
 * Its log is kept beside the data directory, in {@code target/bench}.
 */
final class GrandstandServer implements MeasuredServer {

  private static final Path JAR = Path.of("target", "grandstand.jar").toAbsolutePath();
  private static final Path FOLDER = Path.of("target", "bench").toAbsolutePath();
  private static final Path LOG = FOLDER.resolve("grandstand.log");
  private static final String NO_ANSWER = "no answer";
  private static final Duration START_LIMIT = Duration.ofMinutes(3);

  /** Limits of chat are raised, not switched off: they are checked for each message. */
  private static final List<String> OPTIONS =
      List.of(
          "-Dgrandstand.chat.rate=1000000/1s",
          "-Dgrandstand.chat.rate-privileged=1000000/1s",
          "-Dgrandstand.realtime.inbound-rate=1000000");

  private final Process process;
  private final Path data;
  private final int port;
  private final Dialect dialect;

  private GrandstandServer(Process process, Path data, int port, Dialect dialect) {
    this.process = process;
    this.data = data;
    this.port = port;
    this.dialect = dialect;
  }

  /** Starts it, and makes the accounts and the live stream. */
  static GrandstandServer start(BenchSettings settings) throws IOException, InterruptedException {
    if (!Files.exists(JAR)) {
      throw new IOException(JAR + " is missing: run 'mvn package -DskipTests'");
    }
    Files.createDirectories(FOLDER);
    Path data = Files.createTempDirectory(FOLDER, "data");
    int port = freePort();
    Process process = launch(data, port);
    ExitHook interrupted = new ExitHook(() -> stop(process, data));
    try {
      URI base = URI.create("http://127.0.0.1:" + port);
      awaitReady(process, base);
      Dialect dialect = new RestSetUp(base).prepare(settings.users());
      return new GrandstandServer(process, data, port, dialect);
    } catch (IOException | InterruptedException | RuntimeException e) {
      stop(process, data);
      throw e;
    } finally {
      interrupted.close();
    }
  }

  private static Process launch(Path data, int port) throws IOException {
    Stream<String> head = Stream.of(java(), "-Dgrandstand.data-dir=" + data);
    Stream<String> tail = Stream.of("-jar", JAR.toString(), "--port", String.valueOf(port));
    List<String> command = Stream.of(head, OPTIONS.stream(), tail).flatMap(part -> part).toList();
    return new ProcessBuilder(command)
        .directory(FOLDER.toFile())
        .redirectErrorStream(true)
        .redirectOutput(LOG.toFile())
        .start();
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  private static void awaitReady(Process process, URI base)
      throws IOException, InterruptedException {
    long deadline = System.nanoTime() + START_LIMIT.toNanos();
    String answer = NO_ANSWER;
    while (!answer.equals("200") && System.nanoTime() < deadline) {
      if (process.waitFor(250, TimeUnit.MILLISECONDS)) {
        throw new IOException("Grandstand ended while it started; see " + LOG);
      }
      answer = answer(base.resolve("/api/streams"));
    }
    if (!answer.equals("200")) {
      throw new IOException(
          "GET /api/streams gives " + answer + " " + START_LIMIT + " after the start; see " + LOG);
    }
  }

  private static String answer(URI address) throws InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(5)).build();
    try {
      HttpResponse<Void> response =
          HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.discarding());
      return String.valueOf(response.statusCode());
    } catch (IOException e) {
      return NO_ANSWER;
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  @Override
  public String version() {
    return "Grandstand on Payara Micro, JDK " + Runtime.version() + ", with PostgreSQL inside";
  }

  @Override
  public InetSocketAddress address() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }

  @Override
  public Dialect dialect() {
    return dialect;
  }

  @Override
  public ProcessMeter meter() {
    return new ProcessMeter(process.pid(), () -> postgres(data));
  }

  @Override
  public void close() {
    stop(process, data);
  }

  private static List<Long> postgres(Path data) {
    Path pidFile = data.resolve("postgres").resolve("postmaster.pid");
    try (Stream<String> lines = Files.lines(pidFile)) {
      long pid = Long.parseLong(lines.findFirst().orElse("0").strip());
      return ProcessHandle.of(pid).stream()
          .flatMap(server -> Stream.concat(Stream.of(server), server.descendants()))
          .map(ProcessHandle::pid)
          .toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  /** Stops the server, its PostgreSQL if that was left over, and removes the data. */
  private static void stop(Process process, Path data) {
    process.destroy();
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
      postgres(data)
          .forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));
      delete(data);
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> paths = Files.walk(folder)) {
      paths.sorted((a, b) -> b.compareTo(a)).forEach(path -> path.toFile().delete());
    } catch (IOException | UncheckedIOException e) {
      Progress.say("  %s could not be removed", folder);
    }
  }
}
