package live.grandstand.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import live.grandstand.app.Api.Answer;
import live.grandstand.stories.Documents;
import live.grandstand.testing.Await;
import live.grandstand.testing.Form;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Stories over REST, from their text to their deletion (rest.md, pipeline.md). */
@ExtendWith(Product.class)
class StoriesIT {
  private static final Duration REWRITING = Duration.ofSeconds(60);

  private static Api api;
  private static Person ada;

  @BeforeAll
  static void start() {
    api = Product.api();
    ada = Person.registered(api);
  }

  @Test
  void aStoryIsMadeReadChangedAndDeleted() {
    Answer made =
        ada.api()
            .post(
                "stories",
                Map.of(
                    "title", " The flute ", "content", "Ngày xưa.\r\n\r\nOnce.", "genre", "Tale"));

    assertEquals(201, made.status(), made.text());
    String path = "stories/" + made.text("/id");
    assertTrue(made.header("Location").endsWith("/api/" + path), made.header("Location"));
    assertEquals("Ngày xưa.\n\nOnce.", made.text("/originalContent"));
    assertEquals(3, made.json().at("/metadata/originalWordCount").asInt());
    assertEquals(ada.id(), made.text("/owner/id"));
    assertEquals(
        Set.of(
            "id",
            "owner",
            "title",
            "genre",
            "customPrompt",
            "originalContent",
            "generatedContent",
            "status",
            "metadata",
            "auto",
            "createdAt",
            "updatedAt"),
        fields(made.json()));
    assertEquals(made.json(), ada.api().get(path).json());

    Answer changed = ada.api().send("PATCH", path, "{\"title\":\"The drum\",\"genre\":null}");
    assertEquals(200, changed.status(), changed.text());
    assertEquals("The drum", changed.text("/title"));
    assertTrue(changed.json().get("genre").isNull());
    for (String field : List.of("content", "originalContent", "generatedContent", "status", "id")) {
      Problems.names(field, ada.api().patch(path, Map.of(field, "x")));
    }
    Problems.names("title", ada.api().send("PATCH", path, "{\"title\":null}"));

    assertEquals(204, ada.api().delete(path).status());
    Problems.refused(404, ada.api().get(path));
    Problems.refused(404, ada.api().delete(path));
  }

  private static Set<String> fields(JsonNode object) {
    Set<String> names = new TreeSet<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  @Test
  void aStoryOfSomebodyElseIsNotThereExceptForAdministrators() {
    String path = "stories/" + ada.story();
    Person eve = Person.registered(api);

    Answer nobodys = eve.api().get("stories/" + UUID.randomUUID());
    for (Answer answer :
        List.of(
            eve.api().get(path),
            eve.api().patch(path, Map.of("title", "Mine")),
            eve.api().post(path + "/process", Map.of("customPrompt", "x")),
            eve.api().delete(path))) {
      Problems.refused(404, answer);
      assertEquals(nobodys.text("/detail"), answer.text("/detail"));
    }
    assertEquals(200, Product.admin().api().get(path).status());
    Problems.refused(403, eve.api().get("stories?scope=all"));
    Problems.refused(400, eve.api().get("stories?scope=yours"));
    assertEquals(0, eve.api().get("stories").json().get("items").size());
    assertTrue(Product.admin().api().get("stories?scope=all&limit=100").text().contains("\"id\""));
  }

  @Test
  void oneSeesOnesOwnStoriesPageByPageWithoutTheirTexts() {
    Person bob = Person.registered(api);
    List<String> ids = List.of(bob.story(), bob.story(), bob.story());

    JsonNode first = bob.api().get("stories?limit=2").json();
    JsonNode second = bob.api().get("stories?cursor=" + first.get("nextCursor").asText()).json();

    assertEquals(ids.get(2), first.at("/items/0/id").asText());
    assertEquals(ids.get(1), first.at("/items/1/id").asText());
    assertEquals(ids.get(0), second.at("/items/0/id").asText());
    assertEquals(1, second.get("items").size());
    assertFalse(first.at("/items/0").has("originalContent"));
  }

  @Test
  void whatIsWrongWithAStoryIsNamed() {
    Map<String, Object> good = Map.of("title", "The flute", "content", "Once.");
    Map<String, Object> bad =
        Map.of(
            "title", "x".repeat(201),
            "genre", "x".repeat(51),
            "customPrompt", "x".repeat(2001),
            "content", "x".repeat(200_001),
            "auto", "yes",
            "owner", "me");
    bad.forEach(
        (field, value) -> {
          Map<String, Object> body = new HashMap<>(good);
          body.put(field, value);
          Answer answer = ada.api().post("stories", body);
          Problems.refused(400, answer);
          Problems.names(field, answer);
        });
    Answer empty = ada.api().post("stories", Map.of("title", "x", "content", " \n\u200b\t"));
    Problems.refused(422, "The story is empty", empty);
    Problems.refused(400, ada.api().send("POST", "stories", "{\"title\":\"x\"}"));
    String large = "{\"title\":\"" + "x".repeat(2_600_000) + "\"}";
    Problems.refused(413, ada.api().send("POST", "stories", large));
  }

  @Test
  void aStoryMayHaveAllTheCharactersItMayHave() {
    String content = "Chuyện kể. ".repeat(18_181) + "x".repeat(8) + "!";
    Answer made = ada.api().post("stories", Map.of("title", "x", "content", content));

    assertEquals(201, made.status(), made::toString);
    assertEquals(content, made.text("/originalContent"));
  }

  @Test
  void filesOfEveryKindMakeStories() {
    Map<String, byte[]> files =
        Map.of(
            "Tiếng sáo.docx", Documents.docx(Documents.VIETNAMESE),
            "Tiếng sáo.pdf", Documents.pdf(Documents.VIETNAMESE),
            "Tiếng sáo.md", Documents.utf8("# " + Documents.text(Documents.VIETNAMESE)),
            "Tiếng sáo.txt", Documents.utf8(Documents.text(Documents.VIETNAMESE)));
    files.forEach(
        (name, content) -> {
          Form form =
              new Form().file("file", name, content).field("genre", "").field("auto", "false");
          Answer made = ada.api().post("stories/upload", form);

          assertEquals(201, made.status(), made.text());
          assertEquals("Tiếng sáo", made.text("/title"));
          assertTrue(made.json().get("genre").isNull());
          assertEquals(Documents.text(Documents.VIETNAMESE), made.text("/originalContent"), name);
        });
  }

  @Test
  void theFieldsOfAFormAreThoseOfAStory() {
    byte[] text = Documents.utf8("Once.");
    Form form =
        new Form()
            .field("title", "The flute")
            .field("customPrompt", "Shorten\r\nit")
            .file("file", "../../etc/a.txt", text)
            .field("genre", "Tale");
    Answer made = ada.api().post("stories/upload", form);

    assertEquals(201, made.status(), made.text());
    assertEquals("The flute", made.text("/title"));
    assertEquals("Shorten\nit", made.text("/customPrompt"));
    assertEquals("Tale", made.text("/genre"));
    Map<String, Form> bad =
        Map.of(
            "file", new Form().field("title", "x"),
            "color", new Form().file("file", "a.txt", text).field("color", "red"),
            "genre", new Form().file("file", "a.txt", text).field("genre", "x".repeat(51)),
            "auto", new Form().file("file", "a.txt", text).field("auto", "perhaps"),
            "title",
                new Form().field("title", "x").file("file", "a.txt", text).field("title", "y"));
    bad.forEach(
        (field, wrong) -> {
          Answer answer = ada.api().post("stories/upload", wrong);
          Problems.refused(400, answer);
          Problems.names(field, answer);
        });
    Form twice = new Form().file("file", "a.txt", text).file("file", "b.txt", text);
    Problems.names("file", ada.api().post("stories/upload", twice));
    Problems.refused(415, ada.api().post("stories/upload", Map.of("file", "x")));
  }

  @Test
  void aStoryIsRewrittenAndItsStatusFollows() {
    String path = "stories/" + ada.story();

    Answer accepted = ada.api().send("POST", path + "/process", BodyPublishers.noBody(), Map.of());

    assertEquals(202, accepted.status(), accepted.text());
    assertEquals("story", accepted.text("/status/step"));
    Await.until("it is rewritten", REWRITING, () -> isRewritten(path));
    JsonNode story = ada.api().get(path).json();
    assertFalse(story.get("generatedContent").asText().isBlank());
    assertTrue(story.at("/status/step").isNull());
    assertEquals("local", story.at("/metadata/provider").asText());
    assertTrue(story.at("/metadata/generatedWordCount").asInt() > 0);
    assertTrue(story.at("/metadata/processingTime").asLong() >= 0);
  }

  private static boolean isRewritten(String path) {
    return ada.api().get(path).json().at("/status/storyGenerated").asBoolean();
  }

  @Test
  void aStoryThatIsBeingRewrittenIsNotRewrittenTwiceAndCanBeDeleted() {
    String content = "A long paragraph of a long story. ".repeat(5_500);
    String id = ada.api().post("stories", Map.of("title", "Long", "content", content)).text("/id");
    String process = "stories/" + id + "/process";

    assertEquals(202, ada.api().post(process, Map.of("customPrompt", "x")).status());
    Answer again = ada.api().post(process, Map.of("customPrompt", "x"));
    assertEquals(204, ada.api().delete("stories/" + id).status());

    assertTrue(again.status() == 409 || again.status() == 202, again.text());
    Problems.refused(404, ada.api().get("stories/" + id));
  }
}
