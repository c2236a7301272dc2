package live.grandstand;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import live.grandstand.testing.GrandstandProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starting, refusing to start, dying and starting again (running.md, "The database"). */
class RestartIT {
  private static final String PASSWORD = "a password for this test";
  private static final Map<String, String> SETTINGS = Map.of("grandstand.admin.password", PASSWORD);

  private final HttpClient http = HttpClient.newHttpClient();

  @Test
  void aKilledCopyLosesNothingAndASecondCopyIsRefused(@TempDir Path directory) throws Exception {
    GrandstandProcess first = GrandstandProcess.start(directory, SETTINGS);
    int registered = register(first);
    GrandstandProcess second =
        GrandstandProcess.launch(directory, GrandstandProcess.freePort(), SETTINGS);
    int refused = second.awaitExit();
    first.kill();

    assertEquals(201, registered, first::output);
    assertEquals(1, refused);
    assertTrue(second.output().contains("is in use by another running copy"), second::output);
    try (GrandstandProcess again = GrandstandProcess.start(directory, SETTINGS)) {
      assertEquals(409, register(again), "the account outlived the kill");
    }
    assertTrue(Files.notExists(directory.resolve("data/postgres/postmaster.pid")));
  }

  private int register(GrandstandProcess grandstand) throws IOException, InterruptedException {
    String account =
        """
        {"username": "survivor", "email": "survivor@example.org", "fullName": "Survivor",
         "password": "correct horse battery staple"}
        """;
    HttpRequest request =
        HttpRequest.newBuilder(grandstand.uri("api/auth/register"))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(account))
            .build();
    return http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode();
  }

  @Test
  void everyMistakeInTheConfigurationIsToldAtOnce(@TempDir Path directory) {
    GrandstandProcess refused =
        GrandstandProcess.launch(
            directory,
            GrandstandProcess.freePort(),
            Map.of(
                "grandstand.chat.rate", "many",
                "grandstand.db.url", "jdbc:postgresql://localhost/grandstand",
                "grandstand.bogus", "1"));

    assertEquals(1, refused.awaitExit());
    List.of("mistakes", "chat.rate", "db.user", "db.password", "jwt.secret", "GRANDSTAND_BOGUS")
        .forEach(mistake -> assertTrue(refused.output().contains(mistake), refused::output));
  }

  @Test
  void aBusyPortIsSaidAndNotEvaded(@TempDir Path directory) throws IOException {
    try (ServerSocket taken = new ServerSocket(0)) {
      GrandstandProcess refused =
          GrandstandProcess.launch(directory, taken.getLocalPort(), SETTINGS);

      assertEquals(1, refused.awaitExit());
      assertTrue(refused.output().contains("Port " + taken.getLocalPort() + " is in use"));
    }
  }
}
