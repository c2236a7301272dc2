package live.grandstand.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import live.grandstand.app.Api.Answer;

/** What every refusal over REST has to look like: RFC 9457 with our code and fields (rest.md). */
final class Problems {
  private Problems() {}

  static void refused(int status, Answer answer) {
    assertEquals(status, answer.status(), answer.text());
    assertTrue(
        answer.header("Content-Type").startsWith("application/problem+json"), answer::toString);
    JsonNode problem = answer.json();
    for (String field : new String[] {"type", "title", "detail", "instance", "code"}) {
      assertFalse(problem.path(field).asText().isBlank(), field + " in " + problem);
    }
    assertEquals(status, problem.path("status").asInt());
    assertTrue(problem.path("errors").isArray(), problem::toString);
    assertFalse(
        answer.text().matches("(?s).*(live\\.grandstand|Exception|jackson|hibernate|SQL).*"),
        "tells about the inside: " + problem);
    if (status == 401) {
      assertTrue(answer.header("WWW-Authenticate").startsWith("Bearer"), answer::toString);
    }
  }

  static void refused(int status, String detail, Answer answer) {
    refused(status, answer);
    assertEquals(detail, answer.text("/detail"));
  }

  static void names(String field, Answer answer) {
    assertTrue(
        answer.json().path("errors").findValuesAsText("field").contains(field),
        "does not name " + field + ": " + answer.text());
  }
}
