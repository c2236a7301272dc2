package live.grandstand.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The kernel's table of TCP connections, seen from the server: a viewer that does not read cannot
 * find out itself that the server has let go of it.
 *
 * @param serverPort where the server listens
 * @param viewerPorts the other ends that are of interest
 */
record SocketTable(int serverPort, Set<Integer> viewerPorts) {

  private static final String ESTABLISHED = "01";
  private static final List<Path> TABLES =
      List.of(Path.of("/proc/net/tcp"), Path.of("/proc/net/tcp6"));

  /** Connections that the server still holds. */
  long held() throws IOException {
    long held = 0;
    for (Path table : TABLES) {
      if (Files.exists(table)) {
        try (Stream<String> lines = Files.lines(table)) {
          held += lines.skip(1).filter(this::isHeld).count();
        }
      }
    }
    return held;
  }

  /** Whether a line is the server's end of one of the connections, and open. */
  boolean isHeld(String line) {
    String[] fields = line.strip().split("\\s+");
    return fields[3].equals(ESTABLISHED)
        && port(fields[1]) == serverPort
        && viewerPorts.contains(port(fields[2]));
  }

  private static int port(String address) {
    return Integer.parseInt(address.substring(address.indexOf(':') + 1), 16);
  }
}
