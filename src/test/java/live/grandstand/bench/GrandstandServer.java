package live.grandstand.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import live.grandstand.testing.GrandstandProcess;

/**
 * The product: {@code target/grandstand.jar} with a new data directory and its embedded PostgreSQL,
 * in {@code target/bench}, where its log stays after the run.
 */
final class GrandstandServer implements MeasuredServer {

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
  private final Dialect dialect;

  private GrandstandServer(GrandstandProcess process, Dialect dialect) {
    this.process = process;
    this.dialect = dialect;
  }

  /** Starts it, and makes the accounts and the live stream. */
  static GrandstandServer start(BenchSettings settings) throws IOException, InterruptedException {
    if (!Files.exists(JAR)) {
      throw new IOException(JAR + " is missing: run 'mvn package -DskipTests'");
    }
    deleteData();
    Files.createDirectories(FOLDER);
    GrandstandProcess process = GrandstandProcess.start(FOLDER, RAISED);
    try {
      Dialect dialect = new RestSetUp(process.uri("")).prepare(settings.users());
      return new GrandstandServer(process, dialect);
    } catch (IOException | InterruptedException | RuntimeException e) {
      process.close();
      throw e;
    }
  }

  @Override
  public String version() {
    return "Grandstand on Payara Micro, JDK " + Runtime.version() + heap() + ", PostgreSQL inside";
  }

  private String heap() {
    return ProcessHandle.of(process.pid()).stream()
        .flatMap(server -> server.info().arguments().stream().flatMap(Stream::of))
        .filter(argument -> argument.startsWith("-Xmx"))
        .map(argument -> " " + argument)
        .collect(Collectors.joining());
  }

  @Override
  public InetSocketAddress address() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), process.port());
  }

  @Override
  public Dialect dialect() {
    return dialect;
  }

  @Override
  public ProcessMeter meter() {
    return new ProcessMeter(process.pid(), GrandstandServer::postgres);
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
