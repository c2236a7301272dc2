package live.grandstand.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import live.grandstand.app.Api.Answer;
import live.grandstand.testing.Await;

/** Somebody with an account who is signed in. */
record Person(String id, String name, Api api, String refreshToken) {
  static final String PASSWORD = "correct horse battery staple";

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(300); // reads are counted

  static Person registered(Api door) {
    String name = newName();
    Answer answer = door.post("auth/register", registration(name));
    assertEquals(201, answer.status(), answer.text());
    return of(door, answer);
  }

  static Person of(Api door, Answer signedIn) {
    return new Person(
        signedIn.text("/user/id"),
        signedIn.text("/user/username"),
        door.withToken(signedIn.text("/accessToken")),
        signedIn.text("/refreshToken"));
  }

  /** The id of a new stream. */
  String stream() {
    Answer made = api.post("streams", Map.of("title", "Chess", "category", "Games"));
    assertEquals(201, made.status(), made.text());
    return made.text("/id");
  }

  /** The id of a new story. */
  String story() {
    String content = "Once upon a time there was a flute. It was made of bamboo.";
    Answer made = api.post("stories", Map.of("title", "The flute", "content", content));
    assertEquals(201, made.status(), made.text());
    return made.text("/id");
  }

  /** The id of a new story whose steps take a while. */
  String longStory() {
    String content = "The boatman rowed on and sang of the river. ".repeat(4_000);
    Answer made = api.post("stories", Map.of("title", "The river", "content", content));
    assertEquals(201, made.status(), made.text());
    return made.text("/id");
  }

  /** The id of a new batch that takes a while. */
  String batch() {
    return batch(longStory(), "story");
  }

  /** The id of a new batch that begins with a step. */
  String batch(String story, String step) {
    Map<String, Object> wanted =
        Map.of("storyIds", List.of(story), "settings", Map.of("steps", List.of(step)));
    Answer made = api.send("POST", "batch/start", wanted);
    assertEquals(202, made.status(), made.text());
    return made.text("/id");
  }

  /** The id of a new story that was rewritten. */
  String rewritten() {
    String story = story();
    Answer asked = api.post("stories/" + story + "/process", Map.of("customPrompt", ""));
    assertEquals(202, asked.status(), asked.text());
    Await.until(
        "it is rewritten",
        PATIENCE,
        LOOK_AGAIN,
        () -> !api.get("stories/" + story).json().path("generatedContent").isNull());
    return story;
  }

  /**
   * Has a story spoken or painted.
   *
   * @param path of the story
   * @param kind {@code audio} or {@code images}
   * @return the id of its first chunk
   */
  String made(String path, String kind) {
    Answer asked = api.post(path + "/" + kind, Map.of());
    assertEquals(202, asked.status(), asked.text());
    Await.until(
        kind + " is made",
        PATIENCE,
        LOOK_AGAIN,
        () -> api.get(path + "/" + kind).json().path("items").size() > 0);
    return api.get(path + "/" + kind).text("/items/0/id");
  }

  /** A valid body of POST /auth/register, free to be spoilt. */
  static Map<String, Object> registration(String name) {
    Map<String, Object> body = new HashMap<>();
    body.put("username", name);
    body.put("email", name + "@example.org");
    body.put("password", PASSWORD);
    body.put("fullName", "Ada Lovelace");
    return body;
  }

  static String newName() {
    return "u" + UUID.randomUUID();
  }
}
