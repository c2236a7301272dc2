package live.grandstand.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.core.JacksonException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class JsonMistakesTest {
  record Inner(Boolean on, Mood mood) {}

  record Body(String name, Integer count, UUID id, Instant at, List<Inner> inner) {}

  enum Mood {
    GOOD,
    BAD
  }

  private static FieldError mistake(String json) {
    JacksonException error =
        assertThrows(JacksonException.class, () -> Json.mapper().readValue(json, Body.class), json);
    return JsonMistakes.describe(error).fields().get(0);
  }

  @Test
  void anUnknownFieldIsNamed() {
    assertEquals(new FieldError("nme", "is not a known field"), mistake("{\"nme\": 1}"));
  }

  @Test
  void aWrongTypeIsNamedWithItsPath() {
    assertEquals(new FieldError("name", "must be a string"), mistake("{\"name\": 1}"));
    assertEquals(new FieldError("count", "must be a number"), mistake("{\"count\": \"1\"}"));
    assertEquals(new FieldError("id", "must be an id"), mistake("{\"id\": \"x\"}"));
    assertEquals(new FieldError("at", "must be an ISO-8601 time"), mistake("{\"at\": \"x\"}"));
    assertEquals(new FieldError("inner", "must be a list"), mistake("{\"inner\": {}}"));
    assertEquals(
        new FieldError("inner[1].on", "must be true or false"),
        mistake("{\"inner\": [{\"on\": true}, {\"on\": \"yes\"}]}"));
    assertEquals(
        new FieldError("inner[0].mood", "must be one of GOOD, BAD"),
        mistake("{\"inner\": [{\"mood\": \"SO_SO\"}]}"));
  }

  @Test
  void nestingWithoutEndIsAMistakeAndNoFailure() {
    JacksonException error =
        assertThrows(JacksonException.class, () -> Json.mapper().readTree("[".repeat(100_000)));

    assertEquals(ErrorCode.BAD_REQUEST, JsonMistakes.describe(error).code());
  }

  @Property
  void anyTextIsReadOrIsAMistake(@ForAll String text) {
    try {
      Json.mapper().readValue(text, Body.class);
    } catch (JacksonException e) {
      assertEquals(ErrorCode.BAD_REQUEST, JsonMistakes.describe(e).code());
    }
  }
}
