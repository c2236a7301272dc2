package live.grandstand.app;

import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpHeaders;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import live.grandstand.app.Api.Answer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** That a lie of the document, or of the server, would be seen. */
class ContractTest {
  private static final String QUEUED = "{\"delivered\":\"queued\"}";
  private static final String NEWS = "{\"event\":\"news\"}";
  private static final String BROADCAST = "emit/broadcast";
  private static final String JSON = "application/json";

  private static Contract contract;

  @BeforeAll
  static void read() throws IOException {
    try (InputStream file = ContractTest.class.getResourceAsStream("/META-INF/openapi.json")) {
      contract = new Contract(new ObjectMapper().readTree(file));
    }
  }

  @Test
  void whatTheDocumentSaysPasses() {
    contract.check("POST", BROADCAST, NEWS, answer(202, JSON, QUEUED));
    contract.check("DELETE", "auth/sessions/1", "", answer(204, "", ""));
    contract.check("GET", "no/such/call", "", answer(404, JSON, "{}"));
  }

  @TestFactory
  Stream<DynamicTest> whatItDoesNotSayFails() {
    return Stream.of(
        lie(
            "another field",
            BROADCAST,
            NEWS,
            answer(202, JSON, "{\"delivered\":\"queued\",\"x\":1}")),
        lie("a field is missing", BROADCAST, NEWS, answer(202, JSON, "{}")),
        lie("another value", BROADCAST, NEWS, answer(202, JSON, "{\"delivered\":\"lost\"}")),
        lie("null", BROADCAST, NEWS, answer(202, JSON, "{\"delivered\":null}")),
        lie("another type of content", BROADCAST, NEWS, answer(202, "text/plain", QUEUED)),
        lie("another status", BROADCAST, NEWS, answer(418, JSON, QUEUED)),
        lie(
            "a problem that is none",
            BROADCAST,
            NEWS,
            answer(400, "application/problem+json", "{}")),
        lie("a body where none is said", "auth/logout", "", answer(204, JSON, QUEUED)),
        lie("a granted body that is not said", BROADCAST, "{}", answer(202, JSON, QUEUED)),
        lie("a granted parameter", BROADCAST + "?loud=1", NEWS, answer(202, JSON, QUEUED)),
        lie("a header is missing", BROADCAST, NEWS, new Answer(202, headers(Map.of()), QUEUED)),
        lie("a call that is not said", "emit/nobody", NEWS, answer(202, JSON, QUEUED)));
  }

  private static DynamicTest lie(String what, String path, String sent, Answer answer) {
    return DynamicTest.dynamicTest(
        what,
        () -> assertThrows(AssertionError.class, () -> contract.check("POST", path, sent, answer)));
  }

  private static Answer answer(int status, String type, String text) {
    Map<String, List<String>> headers = new HashMap<>();
    headers.put("Content-Type", List.of(type));
    headers.put("RateLimit", List.of("\"emit\";r=1;t=1"));
    headers.put("RateLimit-Policy", List.of("\"emit\";q=1;w=1"));
    return new Answer(status, headers(headers), text);
  }

  private static HttpHeaders headers(Map<String, List<String>> headers) {
    Map<String, List<String>> all = new HashMap<>(headers);
    all.putIfAbsent("Content-Type", List.of(JSON));
    return HttpHeaders.of(all, (name, value) -> true);
  }
}
