package live.grandstand.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import live.grandstand.testing.Form;
import live.grandstand.testing.SecretsInUse;
import org.jspecify.annotations.Nullable;

/**
 * A client of {@code /api} that knows nothing of the product's classes. Whatever it sends and gets
 * has to be as {@code /openapi} says, see {@link Contract}.
 */
final class Api {
  static final String JSON = "application/json";
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final URI base;
  private final @Nullable String token;

  private Api(URI base, @Nullable String token) {
    this.base = base;
    this.token = token;
  }

  /** Somebody who is not signed in. */
  static Api at(URI server) {
    return new Api(server.resolve("/api/"), null);
  }

  Api withToken(String bearer) {
    SecretsInUse.note("bearer token", bearer);
    return new Api(base, bearer);
  }

  /** The token that it sends. */
  String token() {
    return Objects.requireNonNull(token);
  }

  Answer get(String path) {
    return send("GET", path, BodyPublishers.noBody(), Map.of());
  }

  Answer delete(String path) {
    return send("DELETE", path, BodyPublishers.noBody(), Map.of());
  }

  Answer post(String path) {
    return send("POST", path, BodyPublishers.noBody(), Map.of());
  }

  Answer post(String path, Map<String, ?> body) {
    return send("POST", path, body);
  }

  Answer patch(String path, Map<String, ?> body) {
    return send("PATCH", path, body);
  }

  /** Sends a form with files. */
  Answer post(String path, Form form) {
    Map<String, String> type = Map.of("Content-Type", Form.TYPE);
    return send("POST", path, BodyPublishers.ofByteArray(form.bytes()), type);
  }

  Answer send(String method, String path, Map<String, ?> body) {
    return send(method, path, MAPPER.valueToTree(body).toString());
  }

  Answer send(String method, String path, String json) {
    SecretsInUse.noteThoseIn(json);
    return send(method, path, BodyPublishers.ofString(json), Map.of("Content-Type", JSON), json);
  }

  Answer send(String method, String path, BodyPublisher body, Map<String, String> headers) {
    return send(method, path, body, headers, "");
  }

  private Answer send(
      String method, String path, BodyPublisher body, Map<String, String> headers, String sent) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(base.resolve(path))
            .timeout(Duration.ofSeconds(30))
            .method(method, body);
    headers.forEach(request::header);
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    try {
      HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());
      SecretsInUse.noteThoseIn(response.body());
      Answer answer = new Answer(response.statusCode(), response.headers(), response.body());
      Contract.of(base).check(method, path, sent, answer);
      return answer;
    } catch (IOException e) {
      throw new UncheckedIOException(method + " " + path, e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  record Answer(int status, HttpHeaders headers, String text) {
    JsonNode json() {
      try {
        return MAPPER.readTree(text);
      } catch (IOException e) {
        throw new UncheckedIOException("no JSON: " + this, e);
      }
    }

    String text(String pointer) {
      return json().at(pointer).asText();
    }

    String header(String name) {
      return headers.firstValue(name).orElse("");
    }
  }
}
