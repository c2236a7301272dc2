package live.grandstand.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Payara as {@code payara-config/} sets it up, or with one thing changed: by the same commands, and
 * one or more behind them.
 */
enum ContainerVariant {
  AS_DELIVERED("as delivered"),
  ONE_SELECTOR("acceptor-threads=1", transport("acceptor-threads=1")),
  FOUR_SELECTORS("acceptor-threads=4", transport("acceptor-threads=4")),
  STANDARD_POOL(
      "Payara's own pool: 10 to 200 threads, queue 4096",
      pool("min-thread-pool-size=10"),
      pool("max-thread-pool-size=200"),
      pool("max-queue-size=4096")),
  DIRECT_BUFFERS("byte-buffer-type=DIRECT", transport("byte-buffer-type=DIRECT")),
  LARGE_BUFFERS(
      "64 KB write and send buffers",
      transport("buffer-size-bytes=65536"),
      http("send-buffer-size-bytes=65536")),
  SMALL_SOCKET_BUFFER(
      "socket-write-buffer-size=65536", transport("socket-write-buffer-size=65536")),
  WITHOUT_HTTP2("http2-enabled=false", http("http2-enabled=false"));

  private final String title;
  private final List<String> commands;

  ContainerVariant(String title, String... commands) {
    this.title = title;
    this.commands = List.of(commands);
  }

  String title() {
    return title;
  }

  /** The arguments for the server that bring this variant about. */
  List<String> arguments(Path folder) throws IOException {
    List<String> lines = new ArrayList<>(Files.readAllLines(Path.of("payara-config/pre-boot.txt")));
    lines.addAll(commands);
    Path file = Files.createDirectories(folder).resolve(name() + ".txt").toAbsolutePath();
    Files.write(file, lines);
    return List.of("--prebootcommandfile", file.toString());
  }

  private static String transport(String assignment) {
    return "set configs.config.server-config.network-config.transports.transport.tcp." + assignment;
  }

  private static String pool(String assignment) {
    return "set configs.config.server-config.thread-pools.thread-pool.http-thread-pool."
        + assignment;
  }

  private static String http(String assignment) {
    return "set configs.config.server-config.network-config.protocols.protocol.http-listener.http."
        + assignment;
  }
}
