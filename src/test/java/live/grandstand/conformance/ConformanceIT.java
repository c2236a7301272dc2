package live.grandstand.conformance;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import live.grandstand.testing.NpmScript;
import live.grandstand.testing.RunLogs;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The protocol cases and stock clients of {@code e2e/conformance} against the realtime core on
 * Payara Micro, over both ways out of a WebSocket.
 */
class ConformanceIT {
  @ParameterizedTest
  @CsvSource({"raw, Tyrus and Grizzly as expected", "standard, configured"})
  void theCoreSpeaksTheProtocolExactly(String path, String reason) throws Exception {
    int port = freePort();
    Path log = RunLogs.create("conformance");
    List<String> options = List.of("-D" + ConformanceParts.PATH_PROPERTY + "=" + path);
    try (ConformanceServer server = ConformanceServer.start(port, log, options)) {
      String said = Files.readString(log);
      assertTrue(said.contains("websocket path=" + path + " reason=" + reason), said);
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
