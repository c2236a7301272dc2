package live.grandstand.conformance;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import live.grandstand.testing.NpmScript;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The protocol cases and stock clients of {@code e2e/conformance} against the realtime core on
 * Payara Micro, over both ways out of a WebSocket.
 */
class ConformanceIT {
  @ParameterizedTest
  @ValueSource(strings = {"raw", "standard"})
  void theCoreSpeaksTheProtocolExactly(String path, @TempDir Path directory) throws Exception {
    int port = freePort();
    List<String> options = List.of("-D" + ConformanceParts.PATH_PROPERTY + "=" + path);
    try (ConformanceServer server =
        ConformanceServer.start(port, directory.resolve("server.log"), options)) {
      NpmScript.run(
          Path.of("e2e"), "conformance", Map.of("CONFORMANCE_URL", "http://localhost:" + port));
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
