package live.grandstand.platform;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * A real PostgreSQL that this process starts and stops, with its data below the data directory.
 *
 * <p>It is as durable as a server of its own: the comforts that the library switches on for tests
 * (no fsync, asynchronous commit) are switched off again. It listens on the loopback interface
 * only.
 */
public final class EmbeddedPostgres implements AutoCloseable {
  /** The detail of an error has values of the row in it, password hashes and addresses too. */
  private static final Map<String, String> QUIET = Map.of("logServerErrorDetail", "false");

  private static final Logger LOG = Logger.getLogger(EmbeddedPostgres.class.getName());
  private static final Duration START_LIMIT = Duration.ofSeconds(60);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(10);

  private final io.zonky.test.db.postgres.embedded.EmbeddedPostgres server;
  private final LastResort lastResort;

  private EmbeddedPostgres(
      io.zonky.test.db.postgres.embedded.EmbeddedPostgres server, LastResort lastResort) {
    this.server = server;
    this.lastResort = lastResort;
  }

  /**
   * Starts PostgreSQL on a free port. What a killed process left behind (a server still running, a
   * stale pid file) is cleared away first, so the caller must own the directory.
   *
   * @param directory holds the binaries and the data; made on first use
   * @throws StartRefused if the server does not start
   */
  public static EmbeddedPostgres start(Path directory) {
    return start(directory.resolve("postgres-binaries"), directory.resolve("postgres"), true);
  }

  /**
   * As {@link #start(Path)}, with binaries that several data directories may share.
   *
   * @param durable whether commits must survive a crash of the machine; tests need not pay for that
   */
  public static EmbeddedPostgres start(Path binaries, Path data, boolean durable) {
    try {
      stopOrphan(data);
      Files.createDirectories(binaries);
      io.zonky.test.db.postgres.embedded.EmbeddedPostgres server =
          configure(binaries, data, durable ? "on" : "off").start();
      LastResort lastResort = new LastResort(postmaster(data).orElseThrow());
      Runtime.getRuntime().addShutdownHook(lastResort);
      return new EmbeddedPostgres(server, lastResort);
    } catch (IOException | IllegalStateException e) {
      throw new StartRefused(
          "The embedded PostgreSQL in %s does not start: %s".formatted(data, e.getMessage()), e);
    }
  }

  private static io.zonky.test.db.postgres.embedded.EmbeddedPostgres.Builder configure(
      Path binaries, Path data, String sync) {
    return io.zonky.test.db.postgres.embedded.EmbeddedPostgres.builder()
        .setOverrideWorkingDirectory(binaries.toFile())
        .setDataDirectory(data)
        .setCleanDataDirectory(false)
        .setRegisterShutdownHook(false)
        .setPGStartupWait(START_LIMIT)
        .setLocaleConfig("locale-provider", "builtin")
        .setLocaleConfig("builtin-locale", "C.UTF-8")
        .setLocaleConfig("locale", "C")
        .setServerConfig("listen_addresses", "localhost")
        .setServerConfig("unix_socket_directories", "")
        .setServerConfig("max_connections", "200")
        // statements and details have values of rows in them
        .setServerConfig("log_error_verbosity", "terse")
        .setServerConfig("log_min_error_statement", "panic")
        .setServerConfig("fsync", sync)
        .setServerConfig("full_page_writes", sync)
        .setServerConfig("synchronous_commit", sync);
  }

  /** Plain connections to the server's standard database. */
  public DataSource dataSource() {
    return dataSource("postgres");
  }

  /** Plain connections to another database of the server. */
  public DataSource dataSource(String database) {
    return server.getDatabase("postgres", database, QUIET);
  }

  /** The port on the loopback interface. */
  public int port() {
    return server.getPort();
  }

  /** Promises that {@link #close} is called before the JVM ends, after whatever comes first. */
  void use() {
    lastResort.patient = true;
  }

  /** Ends all connections and stops the server. */
  @Override
  public void close() {
    try {
      server.close();
      Runtime.getRuntime().removeShutdownHook(lastResort);
    } catch (IllegalStateException e) {
      LOG.log(Level.FINE, "the JVM is on its way out already", e);
    } catch (IOException e) {
      throw new UncheckedIOException("PostgreSQL did not stop", e);
    }
  }

  private static void stopOrphan(Path data) throws IOException {
    postmaster(data).filter(process -> serves(process, data)).ifPresent(EmbeddedPostgres::stop);
    Files.deleteIfExists(pidFile(data)); // left over: nobody else can own the directory we own
  }

  private static Path pidFile(Path data) {
    return data.resolve("postmaster.pid");
  }

  /** The process that the data directory names as its server, if it is alive. */
  private static Optional<ProcessHandle> postmaster(Path data) throws IOException {
    if (!Files.exists(pidFile(data))) {
      return Optional.empty();
    }
    List<String> lines = Files.readAllLines(pidFile(data));
    return lines.isEmpty()
        ? Optional.empty()
        : ProcessHandle.of(Long.parseLong(lines.get(0).strip()));
  }

  /** Whether a process is the PostgreSQL of this directory, not one that got its number since. */
  private static boolean serves(ProcessHandle process, Path data) {
    return process
        .info()
        .arguments()
        .map(arguments -> Arrays.asList(arguments).contains(data.toString()))
        .orElseGet(() -> process.info().command().orElse("").endsWith(File.separator + "postgres"));
  }

  private static void stop(ProcessHandle orphan) {
    LOG.log(Level.INFO, "Stopping the PostgreSQL of a killed copy, process {0}", orphan);
    orphan.destroy();
    try {
      orphan.onExit().get(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException | ExecutionException e) {
      orphan.destroyForcibly();
      orphan.onExit().join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StartRefused("Interrupted while stopping an old PostgreSQL", e);
    }
  }

  /**
   * Stops PostgreSQL when the JVM ends and nobody else did, as after a failed start. Uses nothing
   * but the JDK: the server may have closed the WAR's class loader by then.
   */
  private static final class LastResort extends Thread {
    private static final long PATIENCE_SECONDS = 15;

    private final ProcessHandle postmaster;
    private volatile boolean patient;

    LastResort(ProcessHandle postmaster) {
      super("postgres-last-resort");
      this.postmaster = postmaster;
    }

    @Override
    public void run() {
      try {
        if (patient) {
          postmaster.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        }
      } catch (InterruptedException | ExecutionException | TimeoutException e) {
        System.err.println("PostgreSQL was not stopped in time: " + e);
      }
      postmaster.destroy();
    }
  }
}
