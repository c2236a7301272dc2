package live.grandstand.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import live.grandstand.platform.Json;

/** What is done by REST before and after people chat: signing up, going live, ending. */
public final class Backstage {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final HttpClient http = HttpClient.newHttpClient();
  private final GrandstandProcess grandstand;

  /** For a running product. */
  public Backstage(GrandstandProcess grandstand) {
    this.grandstand = grandstand;
  }

  /** Somebody who signed up. */
  public record Person(String id, String username, String token) {}

  /** Signs somebody up. */
  public Person register(String username) throws IOException, InterruptedException {
    Map<String, String> account =
        Map.of(
            "username",
            username,
            "email",
            username + "@example.org",
            "fullName",
            "Somebody in a test",
            "password",
            "a seat in row " + username);
    JsonNode answer = post("auth/register", "", account);
    String id = answer.path("user").path("id").asText();
    return new Person(id, username, answer.path("accessToken").asText());
  }

  /** Creates a stream and starts it; answers its id. */
  public String goLive(Person streamer) throws IOException, InterruptedException {
    Map<String, String> details = Map.of("title", "Evening show", "category", "testing");
    String stream = post("streams", streamer.token(), details).path("id").asText();
    post("streams/" + stream + "/start", streamer.token(), Map.of());
    return stream;
  }

  /** Ends a stream. */
  public void end(Person streamer, String stream) throws IOException, InterruptedException {
    post("streams/" + stream + "/end", streamer.token(), Map.of());
  }

  private JsonNode post(String path, String token, Map<String, String> body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(grandstand.uri("api/" + path))
            .timeout(LIMIT)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(Json.mapper().writeValueAsString(body)));
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() >= 300) {
      throw new AssertionError(path + ": " + answer.statusCode() + " " + answer.body());
    }
    return Json.mapper().readTree(answer.body());
  }
}
