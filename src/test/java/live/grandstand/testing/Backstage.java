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

  /** Somebody who signed up or signed in. */
  public record Person(String id, String username, String token, String refreshToken) {}

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
            passwordOf(username));
    return person(must("auth/register", "", account));
  }

  /** The password of everybody who is signed up here. */
  public static String passwordOf(String username) {
    return "a seat in row " + username;
  }

  /** Signs somebody in. */
  public Person signIn(String username, String password) throws IOException, InterruptedException {
    return person(must("auth/login", "", Map.of("username", username, "password", password)));
  }

  private static Person person(JsonNode answer) {
    return new Person(
        answer.at("/user/id").asText(),
        answer.at("/user/username").asText(),
        answer.path("accessToken").asText(),
        answer.path("refreshToken").asText());
  }

  /** Creates a stream and starts it; answers its id. */
  public String goLive(Person streamer) throws IOException, InterruptedException {
    Map<String, String> details = Map.of("title", "Evening show", "category", "testing");
    String stream = must("streams", streamer.token(), details).path("id").asText();
    must("streams/" + stream + "/start", streamer.token(), Map.of());
    return stream;
  }

  /** Ends a stream. */
  public void end(Person streamer, String stream) throws IOException, InterruptedException {
    must("streams/" + stream + "/end", streamer.token(), Map.of());
  }

  private JsonNode must(String path, String token, Map<String, String> body)
      throws IOException, InterruptedException {
    HttpResponse<String> answer = call("POST", path, token, body);
    if (answer.statusCode() >= 300) {
      throw new AssertionError(path + ": " + answer.statusCode() + " " + answer.body());
    }
    return Json.mapper().readTree(answer.body());
  }

  /**
   * One call, whatever its answer.
   *
   * @param body of other methods than GET, as JSON
   * @param token of who calls, or empty for nobody
   */
  public HttpResponse<String> call(
      String method, String path, String token, Map<String, String> body)
      throws IOException, InterruptedException {
    String json = Json.mapper().writeValueAsString(body);
    SecretsInUse.noteThoseIn(json);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(grandstand.uri("api/" + path))
            .timeout(LIMIT)
            .header("Content-Type", "application/json")
            .method(
                method,
                method.equals("GET")
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(json));
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    SecretsInUse.noteThoseIn(answer.body());
    return answer;
  }
}
