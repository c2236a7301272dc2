package live.grandstand.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import live.grandstand.app.Api.Answer;
import live.grandstand.openapi.BodyCheck;

/**
 * What a server promises at {@code /openapi}, held against what it does: {@link Api} gives every
 * answer that any test gets to {@link #check}.
 */
final class Contract {
  private static final Map<URI, Contract> KNOWN = new ConcurrentHashMap<>();
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** What any call can be answered with: no such method, no such type of content, our own fault. */
  private static final Set<Integer> ANYWHERE = Set.of(405, 406, 500);

  private final JsonNode document;
  private final BodyCheck bodies;
  private final List<Call> calls;

  Contract(JsonNode document) {
    this.document = document;
    this.bodies = new BodyCheck(document);
    this.calls = calls(document);
  }

  /** One operation of the document. */
  record Call(String verb, String template, Pattern path, JsonNode operation) {
    String id() {
      return operation.path("operationId").asText();
    }
  }

  /** The contract of a server, asked for once. */
  static Contract of(URI server) {
    return KNOWN.computeIfAbsent(server, uri -> new Contract(fetch(uri)));
  }

  private static JsonNode fetch(URI server) {
    HttpRequest request =
        HttpRequest.newBuilder(server.resolve("/openapi"))
            .header("Accept", "application/json")
            .build();
    try {
      return MAPPER.readTree(
          HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<Call> calls(JsonNode document) {
    List<Call> calls = new ArrayList<>();
    document
        .get("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .properties()
                    .forEach(
                        verb ->
                            calls.add(
                                new Call(
                                    verb.getKey().toUpperCase(Locale.ROOT),
                                    path.getKey(),
                                    Pattern.compile(path.getKey().replaceAll("\\{\\w+}", "[^/]+")),
                                    verb.getValue()))));
    calls.sort(Comparator.comparing(Call::template)); // {id} is behind every letter
    return calls;
  }

  JsonNode document() {
    return document;
  }

  List<Call> calls() {
    return calls;
  }

  /** The operation that a request is for, if it is for any. */
  Optional<Call> find(String verb, String path) {
    String plain = "/" + path.replaceFirst("\\?.*", "");
    return calls.stream()
        .filter(call -> call.verb.equals(verb) && call.path.matcher(plain).matches())
        .findFirst();
  }

  /**
   * Fails unless the document tells of this answer and, when the request was granted, of the
   * request.
   *
   * @param path below {@code /api/}, with its query
   * @param sent the body of the request; empty when there was none, or none that is text
   */
  void check(String verb, String path, String sent, Answer answer) {
    Optional<Call> call = find(verb, path);
    if (call.isEmpty()) {
      assertTrue(answer.status() >= 400, () -> "not in /openapi: " + verb + " " + path);
      return;
    }
    checkAnswer(call.get(), answer);
    if (answer.status() < 300) {
      checkQuery(call.get(), path);
      checkRequest(call.get(), sent);
    }
  }

  private void checkAnswer(Call call, Answer answer) {
    JsonNode promised = promised(call, answer);
    JsonNode content = promised.path("content");
    if (content.isMissingNode()) {
      assertEquals("", answer.text(), call::id);
    } else {
      String type = answer.header("Content-Type").replaceFirst(";.*", "");
      assertTrue(content.has(type), () -> call.id() + " answers with " + type);
      JsonNode schema = content.get(type).get("schema");
      if (!schema.path("format").asText().equals("binary")) {
        assertEquals(
            List.of(),
            bodies.faults(schema, answer.json()),
            () -> call.id() + " answers " + answer.text());
      }
    }
    for (String name : names(promised.path("headers"))) {
      assertTrue(
          answer.headers().firstValue(name).isPresent(),
          () -> call.id() + " answers " + answer.status() + " without " + name);
    }
  }

  private JsonNode promised(Call call, Answer answer) {
    JsonNode responses = call.operation.get("responses");
    String status = Integer.toString(answer.status());
    if (responses.has(status)) {
      return resolved(responses.get(status));
    }
    if (!ANYWHERE.contains(answer.status())) {
      fail(call.id() + " answers what /openapi does not tell of: " + answer);
    }
    return resolved(responses.get("default"));
  }

  private JsonNode resolved(JsonNode node) {
    return node.has("$ref") ? document.at(node.get("$ref").asText().substring(1)) : node;
  }

  private void checkQuery(Call call, String path) {
    if (!path.contains("?")) {
      return;
    }
    Set<String> known = new HashSet<>();
    call.operation
        .path("parameters")
        .forEach(parameter -> known.add(resolved(parameter).path("name").asText()));
    for (String parameter : path.replaceFirst("[^?]*\\?", "").split("&")) {
      String name = parameter.replaceFirst("=.*", "");
      assertTrue(known.contains(name), () -> call.id() + " takes " + name);
    }
  }

  private void checkRequest(Call call, String sent) {
    JsonNode content = call.operation.at("/requestBody/content");
    if (content.isMissingNode() || sent.isEmpty()) {
      return;
    }
    JsonNode schema = content.iterator().next().get("schema");
    assertEquals(List.of(), bodies.faults(schema, json(sent)), () -> call.id() + " takes " + sent);
  }

  private static JsonNode json(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> names(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
