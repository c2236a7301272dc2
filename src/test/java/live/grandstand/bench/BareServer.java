package live.grandstand.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import live.grandstand.testing.GrandstandProcess;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/**
 * A WAR with {@link BareEndpoint} and nothing else, on the Payara Micro and with the settings that
 * are in Grandstand's own jar.
 */
final class BareServer implements MeasuredServer {

  private static final Path FOLDER = Path.of("target", "bench").toAbsolutePath();
  private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(2);

  private final Process process;
  private final int port;

  private BareServer(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  static BareServer start() throws IOException, InterruptedException {
    Files.createDirectories(FOLDER);
    Path war = FOLDER.resolve("bare.war");
    WebArchive archive = ShrinkWrap.create(WebArchive.class, "bare.war");
    archive.addClass(BareEndpoint.class).as(ZipExporter.class).exportTo(war.toFile(), true);
    int port = GrandstandProcess.freePort();
    ProcessBuilder builder = new ProcessBuilder(command(war, port)).redirectErrorStream(true);
    Process process = builder.redirectOutput(FOLDER.resolve("bare.log").toFile()).start();
    BareServer server = new BareServer(process, port);
    server.awaitEndpoint();
    return server;
  }

  private static List<String> command(Path war, int port) {
    String jar = System.getProperty("payara.micro.jar");
    if (jar == null) {
      throw new IllegalStateException("system property payara.micro.jar is not set");
    }
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        GrandstandServer.HEAP,
        "-jar",
        jar,
        "--prebootcommandfile",
        Path.of("payara-config", "pre-boot.txt").toAbsolutePath().toString(),
        "--nohazelcast",
        "--disablephonehome",
        "--deploy",
        war.toString(),
        "--contextroot",
        "/",
        "--port",
        Integer.toString(port));
  }

  /** The port is open before the application is there, so a WebSocket is asked for. */
  private void awaitEndpoint() throws IOException, InterruptedException {
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    while (!upgrades()) {
      if (System.nanoTime() > deadline || process.waitFor(200, TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
        throw new IOException("the bare endpoint did not start, see " + FOLDER + "/bare.log");
      }
    }
  }

  private boolean upgrades() {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(2_000);
      socket.getOutputStream().write(ClientFrames.upgrade(BareEndpoint.PATH, port).array());
      String answer = new String(socket.getInputStream().readNBytes(12), "US-ASCII");
      return answer.endsWith("101");
    } catch (IOException e) {
      return false; // not listening yet
    }
  }

  @Override
  public String version() {
    return "bare endpoint: one empty @ServerEndpoint on the same Payara Micro, "
        + GrandstandServer.HEAP;
  }

  @Override
  public InetSocketAddress address() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }

  @Override
  public Dialect dialect() {
    return new BareDialect();
  }

  @Override
  public ProcessMeter meter() {
    return new ProcessMeter(process.pid(), List::of);
  }

  @Override
  public long liveBytes() throws IOException, InterruptedException {
    return JavaHeap.liveBytes(process.pid());
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
