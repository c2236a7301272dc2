package live.grandstand.hostile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import live.grandstand.conformance.ConformanceParts;
import live.grandstand.conformance.ConformanceServer;
import live.grandstand.testing.GrandstandProcess;
import live.grandstand.testing.RunLogs;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The server that all hostile tests of a run share, and the proof after each of them that it took
 * no harm: a witness chats on, and its log says nothing above INFO. There is one for each way out
 * of a WebSocket; a test class is played to the one its {@link Over} names.
 */
final class Target implements BeforeAllCallback, AfterEachCallback {
  static final String FRIEND = "https://friend.example";
  static final int PING_INTERVAL = 2_000;
  static final int PING_TIMEOUT = 1_500;

  private static final Pattern COMPLAINT =
      Pattern.compile("WARNING|SEVERE|GRIZZLY0013|Exception|(?m)^\\s+at ");

  private static final Pattern RECORD = Pattern.compile("(?m)^(?=\\[\\d{4}-)");

  /**
   * The product's logging.properties keep these quiet, with the reason; here Payara's own are in
   * use.
   */
  private static final Pattern SILENCED =
      Pattern.compile(
          "org.glassfish.(tyrus.core.TyrusEndpointWrapper|grizzly.http.HttpServerFilter)");

  /**
   * A peer that hangs up in the very microseconds in which its upgrade ends is told of by a thread
   * of Payara's that finds the request gone already (ADR 6). Nothing is left of it.
   */
  private static final Pattern TOLD_TOO_LATE =
      Pattern.compile(
          "Exception in thread \"glassfish-web-async-thread-\\d+\" [^\n]*"
              + "Context.getLoader[^\n]*\n(\\s+at [^\n]*\n?)*");

  private static volatile Running running; // the one of the test class that runs

  /** Which way out of a WebSocket the server of a test class uses. */
  @Inherited
  @Retention(RetentionPolicy.RUNTIME)
  @java.lang.annotation.Target(ElementType.TYPE)
  @interface Over {
    /** As {@link ConformanceParts#PATH_PROPERTY} names it. */
    String value();
  }

  private record Running(
      ConformanceServer server, int port, Path log, Witness witness, AtomicInteger read)
      implements ExtensionContext.Store.CloseableResource, AutoCloseable {
    @Override
    public void close() throws Exception {
      witness.close();
      server.close();
    }
  }

  static int port() {
    return running.port();
  }

  static long pid() {
    return running.server().pid();
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    Over over = context.getRequiredTestClass().getAnnotation(Over.class);
    String path = over == null ? "raw" : over.value();
    running =
        context
            .getRoot()
            .getStore(ExtensionContext.Namespace.create(Target.class))
            .getOrComputeIfAbsent(path, Target::start, Running.class);
  }

  private static Running start(String path) {
    try {
      int port = GrandstandProcess.freePort();
      Path log = RunLogs.create("hostile");
      ConformanceServer server = ConformanceServer.start(port, log, options(path));
      return new Running(
          server, port, log, new Witness(port), new AtomicInteger((int) Files.size(log)));
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<String> options(String path) {
    return List.of(
        GrandstandProcess.QUICK_START,
        "-D" + ConformanceParts.PATH_PROPERTY + "=" + path,
        "-D" + ConformanceParts.PING_INTERVAL_PROPERTY + "=" + PING_INTERVAL,
        "-D" + ConformanceParts.PING_TIMEOUT_PROPERTY + "=" + PING_TIMEOUT,
        "-D" + ConformanceParts.INBOUND_RATE_PROPERTY + "=50",
        "-D" + ConformanceParts.ORIGINS_PROPERTY + "=" + FRIEND);
  }

  @Override
  public void afterEach(ExtensionContext context) throws IOException {
    running.witness().isUnharmed();
    assertEquals(List.of(), complaints());
  }

  /** What was written since this was last asked. */
  private static List<String> complaints() throws IOException {
    byte[] log = Files.readAllBytes(running.log());
    int from = running.read().getAndSet(log.length);
    String written = new String(log, from, log.length - from, UTF_8);
    return Stream.of(RECORD.split(TOLD_TOO_LATE.matcher(written).replaceAll("")))
        .filter(record -> COMPLAINT.matcher(record).find() && !SILENCED.matcher(record).find())
        .limit(5)
        .toList();
  }

  /** How many file descriptors the server has open. */
  static long openFiles() {
    try (Stream<Path> files = Files.list(Path.of("/proc", Long.toString(pid()), "fd"))) {
      return files.count();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
