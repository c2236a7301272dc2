package live.grandstand.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import live.grandstand.app.Api.Answer;
import live.grandstand.testing.Await;
import live.grandstand.testing.Follower;
import live.grandstand.testing.Form;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Batches over REST, at the running product (rest.md, pipeline.md). */
@ExtendWith(Product.class)
class BatchIT {
  private static final String STORY = "{\"steps\": [\"story\"], \"customPrompt\": \"Keep it\"}";
  private static final byte[] TEXT =
      "Ngày xửa ngày xưa, bên dòng sông có một cây tre.".getBytes(StandardCharsets.UTF_8);
  private static final byte[] NO_TEXT = {0, 1, 2, 3, (byte) 0xff, (byte) 0xfe, 0, 0};

  private final Person ada = Person.registered(Product.api());

  private Answer start(Form form) {
    return ada.api().post("batch/start", form);
  }

  private Answer start(List<?> stories, Map<String, ?> settings) {
    return ada.api().post("batch/start", Map.of("storyIds", stories, "settings", settings));
  }

  private JsonNode over(String id) {
    Await.until(
        "the batch is over",
        Duration.ofMinutes(1),
        Duration.ofMillis(50),
        () -> !Set.of("queued", "running").contains(job(id).path("state").asText()));
    return job(id);
  }

  private JsonNode job(String id) {
    return ada.api().get("batch/" + id).json();
  }

  @Test
  void aBadFileIsAFailedItemAndTheOthersGoOn() {
    Answer started =
        start(
            new Form()
                .field("settings", STORY)
                .file("files", "một.txt", TEXT)
                .file("files", "bad.txt", NO_TEXT)
                .file("files", "../../two.md", TEXT));
    assertEquals(202, started.status(), started.text());
    String id = started.text("/id");
    assertTrue(started.headers().firstValue("Location").orElse("").endsWith("/api/batch/" + id));

    JsonNode job = over(id);

    assertEquals("completed", job.path("state").asText());
    assertEquals(3, job.path("processedFiles").asInt());
    assertEquals(1, job.path("failedFiles").asInt());
    assertEquals("một.txt", job.at("/items/0/name").asText());
    assertEquals("completed", job.at("/items/0/state").asText());
    assertEquals("failed", job.at("/items/1/state").asText());
    assertTrue(job.at("/items/1/storyId").isNull());
    assertTrue(job.at("/items/1/error").asText().length() > 5);
    assertEquals("completed", job.at("/items/2/state").asText());
    JsonNode story = ada.api().get("stories/" + job.at("/items/0/storyId").asText()).json();
    assertTrue(story.at("/status/storyGenerated").asBoolean(), story::toString);
    assertEquals(2, ada.api().get("stories").json().path("items").size());
    Answer again = ada.api().post("batch/" + id + "/retry");
    Problems.refused(409, again);
    assertTrue(again.text().contains("refused at upload"), again.text());
  }

  @Test
  void whenEveryFileIsBadTheBatchHasFailed() {
    Answer started = start(new Form().field("settings", STORY).file("files", "x.txt", NO_TEXT));

    assertEquals("failed", started.text("/state"), started.text());
    assertEquals(0, ada.api().get("stories").json().path("items").size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"steps\": []}",
        "{\"steps\": [\"audio\"]}",
        "{\"steps\": [\"images\", \"story\"]}",
        "{\"steps\": [\"story\", \"story\"]}",
        "{\"steps\": [\"dance\"]}",
        "{\"steps\": [\"story\"], \"imageSize\": \"7x7\"}",
        "{\"steps\": [\"story\"], \"maxWordsPerChunk\": 10}",
        "{\"steps\": [\"story\"], \"other\": 1}",
        "[]",
        "null",
        "{"
      })
  void settingsThatAreNoneAreRefusedAndNothingIsStored(String settings) {
    Answer refused = start(new Form().field("settings", settings).file("files", "a.txt", TEXT));

    Problems.refused(400, refused);
    assertEquals(0, ada.api().get("stories").json().path("items").size());
    assertEquals(0, ada.api().get("batch").json().path("items").size());
  }

  @Test
  void aFormHasItsSettingsFirstAndThenFiles() {
    Problems.refused(400, start(new Form().file("files", "a.txt", TEXT).field("settings", STORY)));
    Problems.refused(400, start(new Form().field("settings", STORY)));
    Problems.refused(400, start(new Form().field("settings", STORY).file("photos", "a.txt", TEXT)));
    Form many = new Form().field("settings", STORY);
    IntStream.range(0, 51).forEach(i -> many.file("files", i + ".txt", NO_TEXT));
    Problems.refused(400, start(many));
    assertEquals(0, ada.api().get("stories").json().path("items").size());
  }

  @Test
  void storiesThatAreThereGoThroughTheSteps() {
    String one = ada.story();
    String two = ada.story();

    Answer started = start(List.of(one, two), Map.of("steps", List.of("story")));

    assertEquals(202, started.status(), started.text());
    JsonNode job = over(started.text("/id"));
    assertEquals("completed", job.path("state").asText(), job::toString);
    assertEquals(one, job.at("/items/0/storyId").asText());
    assertEquals("The flute", job.at("/items/0/name").asText());
    assertEquals(ada.id(), job.at("/owner/id").asText());
    assertEquals("1024x1024", job.at("/settings/imageSize").asText());
    assertTrue(ada.api().get("batch").json().at("/items/0/items").isMissingNode());
  }

  @Test
  void onlyOnesOwnStoriesAndEachOnce() {
    Map<String, ?> steps = Map.of("steps", List.of("story"));
    String mine = ada.story();
    String others = Person.registered(Product.api()).story();

    Problems.refused(404, start(List.of(mine, others), steps));
    Problems.refused(404, start(List.of(UUID.randomUUID().toString()), steps));
    Problems.refused(400, start(List.of(mine, mine), steps));
    Problems.refused(400, start(List.of(), steps));
    Problems.refused(400, start(Collections.nCopies(51, mine), steps));
    Problems.refused(400, start(List.of("x"), steps));
    assertEquals(0, ada.api().get("batch").json().path("items").size());
  }

  @Test
  void whoFollowsIsToldUntilTheEnd() throws Exception {
    String token = ada.api().token();
    try (Follower main = Follower.connect(Product.uri(), "/", token);
        Follower rooms = Follower.connect(Product.uri(), "/batch", token);
        Follower stories = Follower.connect(Product.uri(), "/stories", token);
        Follower stranger =
            Follower.connect(
                Product.uri(), "/stories", Person.registered(Product.api()).api().token())) {
      main.ask("join_notification_room", Map.of());
      String story = ada.story();
      Map<String, String> room = Map.of("storyId", story);
      assertTrue(stories.ask("join-story-room", room).path("ok").asBoolean());
      assertEquals("not_found", stranger.ask("join-story-room", room).path("code").asText());

      String id = start(List.of(story), Map.of("steps", List.of("story"))).text("/id");
      assertTrue(rooms.ask("join-batch-room", Map.of("jobId", id)).path("ok").asBoolean());

      Await.until("told", () -> !stories.heard("story:processing:complete").isEmpty());
      List<String> told =
          stories.heard().stream()
              .map(Follower.Event::name)
              .filter(name -> name.startsWith("story:"))
              .toList();
      assertEquals(
          List.of(
              "story:processing:start",
              "story:processing:progress",
              "story:processing:progress",
              "story:processing:progress",
              "story:processing:complete"),
          told);
      assertEquals(
          List.of(25, 50, 75),
          stories.heard("story:processing:progress").stream()
              .map(event -> event.path("progress").asInt())
              .toList());
      Await.until("told of the end", () -> !main.heard("notification").isEmpty());
      assertEquals(id, main.heard("notification").get(0).at("/data/jobId").asText());
      assertEquals(
          List.of("story-room-error"),
          stranger.heard().stream().map(Follower.Event::name).toList());
    }
  }
}
