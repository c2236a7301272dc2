package live.grandstand.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import live.grandstand.testing.GrandstandProcess;

/**
 * The product: {@code target/grandstand.jar} with a new data directory and its embedded PostgreSQL,
 * in {@code target/bench}; its log stays in {@code target/logs}.
 */
final class GrandstandServer implements MeasuredServer {

  /** The heap that every Java server of a run may have; as {@code mvn -Prun} gives. */
  static final String HEAP = "-Xmx1g";

  private static final Path JAR = Path.of("target", "grandstand.jar");
  private static final Path FOLDER = Path.of("target", "bench").toAbsolutePath();
  private static final Path DATA = FOLDER.resolve("data");

  /** Limits of chat are raised, not switched off: they are checked for each message. */
  private static final Map<String, String> RAISED =
      Map.of(
          "grandstand.chat.rate", "1000000/1s",
          "grandstand.chat.rate-privileged", "1000000/1s",
          "grandstand.realtime.inbound-rate", "1000000");

  private final GrandstandProcess process;
  private final RestSetUp rest;
  private final GrandstandDialect dialect;

  private GrandstandServer(GrandstandProcess process, RestSetUp rest, GrandstandDialect dialect) {
    this.process = process;
    this.rest = rest;
    this.dialect = dialect;
  }

  /** Starts it, and makes the accounts and the live stream. */
  static GrandstandServer start(BenchSettings settings) throws IOException, InterruptedException {
    return start(settings, List.of());
  }

  /** The same, with further arguments for the container. */
  static GrandstandServer start(BenchSettings settings, List<String> arguments)
      throws IOException, InterruptedException {
    deleteData();
    GrandstandProcess process = launch(arguments);
    try {
      RestSetUp rest = new RestSetUp(process.uri(""));
      return new GrandstandServer(process, rest, rest.prepare(settings.users()));
    } catch (IOException | InterruptedException | RuntimeException e) {
      process.close();
      throw e;
    }
  }

  private static GrandstandProcess launch(List<String> arguments) throws IOException {
    if (!Files.exists(JAR)) {
      throw new IOException(JAR + " is missing: run 'mvn package -DskipTests'");
    }
    Files.createDirectories(FOLDER);
    return GrandstandProcess.start(FOLDER, RAISED, List.of(HEAP), arguments);
  }

  /** Starts it with the data that are there, ends it, and gives how long until it was ready. */
  static Duration timeToReady() throws IOException {
    long begin = System.nanoTime();
    try (GrandstandProcess process = launch(List.of())) {
      Progress.say("  %s is ready", process.uri(""));
      return Duration.ofNanos(System.nanoTime() - begin);
    }
  }

  /** Whether an earlier server has left its data. */
  static boolean hasData() {
    return Files.exists(DATA);
  }

  @Override
  public String version() {
    return "Grandstand on Payara Micro, JDK "
        + Runtime.version()
        + " "
        + HEAP
        + ", PostgreSQL inside, "
        + path();
  }

  /** What the product said about its way of writing frames. */
  private String path() {
    return process
        .output()
        .lines()
        .filter(line -> line.contains("websocket path="))
        .map(line -> line.substring(line.indexOf("websocket path=")))
        .findFirst()
        .orElse("websocket path unknown");
  }

  /** Its REST interface. */
  RestSetUp rest() {
    return rest;
  }

  @Override
  public InetSocketAddress address() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), process.port());
  }

  @Override
  public GrandstandDialect dialect() {
    return dialect;
  }

  @Override
  public ProcessMeter meter() {
    return new ProcessMeter(process.pid(), GrandstandServer::postgres);
  }

  @Override
  public long liveBytes() throws IOException, InterruptedException {
    return JavaHeap.liveBytes(process.pid());
  }

  @Override
  public void close() {
    process.close();
  }

  private static List<Long> postgres() {
    try (Stream<String> lines = Files.lines(DATA.resolve("postgres").resolve("postmaster.pid"))) {
      long pid = Long.parseLong(lines.findFirst().orElse("0").strip());
      return ProcessHandle.of(pid).stream()
          .flatMap(server -> Stream.concat(Stream.of(server), server.descendants()))
          .map(ProcessHandle::pid)
          .toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  /** Each round begins with an empty database. */
  private static void deleteData() throws IOException {
    if (!Files.exists(DATA)) {
      return;
    }
    try (Stream<Path> paths = Files.walk(DATA)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
