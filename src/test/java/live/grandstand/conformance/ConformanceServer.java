package live.grandstand.conformance;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/**
 * Builds a WAR of the realtime packages and the handlers of this package, and runs it on Payara
 * Micro in a process of its own. {@code mvn -Pconformance} runs {@link #main}.
 */
public final class ConformanceServer implements AutoCloseable {
  private static final String READY = "ready in";

  private final Process process;

  private ConformanceServer(Process process) {
    this.process = process;
  }

  /**
   * Serves until the process is ended: {@code ConformanceServer [port]}. {@code mvn -Pconformance
   * -Dconformance.websocket-path=standard} keeps the fast path off.
   */
  public static void main(String[] arguments) throws Exception {
    int port = arguments.length == 0 ? 3000 : Integer.parseInt(arguments[0]);
    String path = System.getProperty(ConformanceParts.PATH_PROPERTY, "raw");
    List<String> options = List.of("-D" + ConformanceParts.PATH_PROPERTY + "=" + path);
    Process process = command(port, options).inheritIO().start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
    System.exit(process.waitFor());
  }

  /**
   * Starts a server and waits until it serves.
   *
   * @param log where its output goes
   * @param options further options for the JVM
   */
  public static ConformanceServer start(int port, Path log, List<String> options)
      throws IOException, InterruptedException {
    Process process =
        command(port, options).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    ConformanceServer server = new ConformanceServer(process);
    long deadline = System.nanoTime() + 120_000_000_000L;
    while (!Files.readString(log).contains(READY)) {
      if (!process.isAlive() || System.nanoTime() > deadline) {
        server.close();
        throw new IllegalStateException("conformance server did not start, see " + log);
      }
      process.waitFor(100, java.util.concurrent.TimeUnit.MILLISECONDS);
    }
    return server;
  }

  /** The operating system's number of the process. */
  public long pid() {
    return process.pid();
  }

  private static ProcessBuilder command(int port, List<String> options) throws IOException {
    Path war = Path.of("target", "conformance.war").toAbsolutePath();
    archive().as(ZipExporter.class).exportTo(war.toFile(), true);
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx512m");
    command.addAll(options);
    command.addAll(List.of("-jar", payaraMicro(), "--deploy", war.toString()));
    command.addAll(List.of("--contextroot", "/", "--port", Integer.toString(port), "--nocluster"));
    return new ProcessBuilder(command);
  }

  private static String payaraMicro() {
    String jar = System.getProperty("payara.micro.jar");
    if (jar == null) {
      throw new IllegalStateException("system property payara.micro.jar is not set");
    }
    return jar;
  }

  private static WebArchive archive() {
    return ShrinkWrap.create(WebArchive.class, "conformance.war")
        .addPackages(true, "live.grandstand.engineio", "live.grandstand.socketio")
        .addPackage("live.grandstand.conformance")
        .addAsLibraries(libraries())
        .addAsWebInfResource("conformance/web.xml", "web.xml")
        .addAsWebInfResource("conformance/glassfish-web.xml", "glassfish-web.xml")
        .addAsWebInfResource("conformance/beans.xml", "beans.xml");
  }

  private static File[] libraries() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(
            path -> path.matches(".*/(jackson-(core|databind|annotations)|jspecify)-[^/]*\\.jar"))
        .map(File::new)
        .toArray(File[]::new);
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(20, java.util.concurrent.TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
  }
}
