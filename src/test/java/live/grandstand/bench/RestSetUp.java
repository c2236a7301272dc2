package live.grandstand.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import live.grandstand.platform.Json;

/** Makes by REST what a round on Grandstand needs: accounts and a live stream (rest.md). */
final class RestSetUp {

  private static final String PASSWORD = "seats-57-in-the-upper-row";

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI base;

  /**
   * For a server.
   *
   * @param base its address, without {@code /api}
   */
  RestSetUp(URI base) {
    this.base = base;
  }

  /** Registers {@code users} accounts; the first one goes live. */
  GrandstandDialect prepare(int users) throws IOException, InterruptedException {
    List<String> tokens = new ArrayList<>();
    for (int i = 0; i < users; i++) {
      tokens.add(register(GrandstandDialect.username(i)));
    }
    return rooms(tokens, 1);
  }

  /** Goes live {@code count} times, with the first of the accounts. */
  GrandstandDialect rooms(List<String> tokens, int count) throws IOException, InterruptedException {
    String owner = tokens.get(0);
    Map<String, String> stream = Map.of("title", "Benchmark", "category", "bench");
    List<String> streams = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String streamId = post("/api/streams", owner, stream, 201).get("id").asText();
      post("/api/streams/" + streamId + "/start", owner, Map.of(), 200);
      streams.add(streamId);
    }
    return new GrandstandDialect(tokens, streams);
  }

  /** Ends the stream; completes with the status of the answer. */
  CompletableFuture<Integer> end(GrandstandDialect dialect) {
    HttpRequest request =
        HttpRequest.newBuilder(base.resolve("/api/streams/" + dialect.streams().get(0) + "/end"))
            .header("Authorization", "Bearer " + dialect.tokens().get(0))
            .POST(HttpRequest.BodyPublishers.noBody())
            .build();
    return http.sendAsync(request, HttpResponse.BodyHandlers.discarding())
        .thenApply(HttpResponse::statusCode);
  }

  /** The status of {@code GET /health}. */
  int health() throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(base.resolve("/health")).timeout(Duration.ofSeconds(30)).build();
    return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
  }

  /** The sum of the figures at {@code /metrics} whose name contains {@code part}. */
  long metric(String part) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(base.resolve("/metrics"))
            .timeout(Duration.ofSeconds(30))
            .header("Accept", "text/plain")
            .build();
    return sum(http.send(request, HttpResponse.BodyHandlers.ofString()).body(), part);
  }

  /** The same, of a page in Prometheus' text format. */
  static long sum(String page, String part) {
    return page.lines()
        .filter(line -> !line.startsWith("#"))
        .filter(line -> line.contains(part))
        .mapToLong(line -> Math.round(Double.parseDouble(line.replaceAll(".*[ }]", ""))))
        .sum();
  }

  private String register(String username) throws IOException, InterruptedException {
    Map<String, String> account =
        Map.of(
            "username",
            username,
            "email",
            username + "@example.org",
            "password",
            PASSWORD,
            "fullName",
            "Viewer of the benchmark");
    return post("/api/auth/register", "", account, 201).get("accessToken").asText();
  }

  private JsonNode post(String path, String token, Map<String, String> body, int expected)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(base.resolve(path))
            .timeout(Duration.ofSeconds(30))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(Json.mapper().writeValueAsString(body)));
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != expected) {
      throw new IOException(path + " answered " + answer.statusCode() + ": " + answer.body());
    }
    return Json.mapper().readTree(answer.body());
  }
}
