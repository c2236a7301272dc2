package live.grandstand.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import live.grandstand.app.Api.Answer;
import live.grandstand.testing.Await;
import live.grandstand.testing.Follower;
import live.grandstand.testing.Form;
import live.grandstand.testing.GrandstandProcess;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A product is killed in the middle of a batch of twenty files and starts again: the batch is
 * finished, nothing is made twice, no file is lost or left over, and events go on (pipeline.md
 * "Jobs survive").
 */
class JobsRestartIT {
  private static final int FILES = 20;
  private static final int BEFORE_THE_KILL = 4;
  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

  private static final String SETTINGS =
      """
      {"steps": ["story", "audio", "images"], "maxWordsPerChunk": 40, "imageSize": "256x256"}\
      """;

  @TempDir static Path directory;

  private static GrandstandProcess again;
  private static Person owner;
  private static String job;
  private static Map<String, String> chunksBefore;
  private static Follower batchRoom;
  private static Follower storyRoom;
  private static Follower main;

  @BeforeAll
  static void killAndStartAgain() throws Exception {
    GrandstandProcess first = GrandstandProcess.start(directory, Map.of());
    Api api = Api.at(first.uri(""));
    owner = Person.registered(api);
    Answer started = owner.api().post("batch/start", form());
    assertEquals(202, started.status(), started.text());
    job = started.text("/id");
    Await.until(
        "some files are done",
        PATIENCE,
        LOOK_AGAIN,
        () -> processed(owner.api()) >= BEFORE_THE_KILL);
    chunksBefore = chunks(owner.api());
    first.kill();

    again = GrandstandProcess.start(directory, Map.of());
    follow();
    Await.until("the batch is over", PATIENCE, LOOK_AGAIN, () -> !isActive(api()));
  }

  private static Form form() {
    Form form = new Form().field("settings", SETTINGS);
    for (int i = 0; i < FILES; i++) {
      form.file("files", "story %d.txt".formatted(i), text(i).getBytes(StandardCharsets.UTF_8));
    }
    return form;
  }

  /** A few paragraphs in one language or the other. */
  private static String text(int number) {
    String sentence =
        number % 2 == 0
            ? "The old boatman rowed across the quiet river, number %d, and sang. "
            : "Ngày xửa ngày xưa có một người lái đò số %d sống bên dòng sông. ";
    return IntStream.range(0, 4)
        .mapToObj(i -> sentence.formatted(number).repeat(5))
        .reduce((one, other) -> one + "\n\n" + other)
        .orElseThrow();
  }

  private static void follow() throws Exception {
    String token = api().token();
    main = Follower.connect(again.uri(""), "/", token);
    assertTrue(main.ask("join_notification_room", Map.of()).path("ok").asBoolean());
    batchRoom = Follower.connect(again.uri(""), "/batch", token);
    assertTrue(batchRoom.ask("join-batch-room", Map.of("jobId", job)).path("ok").asBoolean());
    String last = job(api()).at("/items/%d/storyId".formatted(FILES - 1)).asText();
    storyRoom = Follower.connect(again.uri(""), "/images", token);
    assertTrue(storyRoom.ask("join-image-room", Map.of("storyId", last)).path("ok").asBoolean());
  }

  @AfterAll
  static void stop() {
    Stream.of(batchRoom, storyRoom, main).forEach(Follower::close);
    again.close();
  }

  private static Api api() {
    return Api.at(again.uri("")).withToken(owner.api().token());
  }

  private static JsonNode job(Api api) {
    return api.get("batch/" + job).json();
  }

  private static int processed(Api api) {
    return job(api).path("processedFiles").asInt();
  }

  private static boolean isActive(Api api) {
    return Set.of("queued", "running").contains(job(api).path("state").asText());
  }

  /** The ids of all chunks of audio and images, by what they are of. */
  private static Map<String, String> chunks(Api api) {
    Map<String, String> ids = new TreeMap<>();
    for (JsonNode item : job(api).path("items")) {
      for (String kind : List.of("audio", "images")) {
        String path = "stories/%s/%s".formatted(item.path("storyId").asText(), kind);
        for (JsonNode chunk : api.get(path + "?limit=100").json().path("items")) {
          ids.put(path + "/" + chunk.path("chunkIndex").asInt(), chunk.path("id").asText());
        }
      }
    }
    return ids;
  }

  @Test
  void everyFileIsDone() {
    JsonNode over = job(api());

    assertEquals("completed", over.path("state").asText(), over::toString);
    assertEquals(FILES, over.path("processedFiles").asInt());
    assertEquals(0, over.path("failedFiles").asInt(), over::toString);
    for (JsonNode item : over.path("items")) {
      assertEquals("completed", item.path("state").asText(), item::toString);
    }
  }

  @Test
  void whatWasMadeBeforeTheKillIsStillTheSame() {
    Map<String, String> after = chunks(api());

    assertTrue(chunksBefore.size() >= BEFORE_THE_KILL, chunksBefore::toString);
    assertTrue(after.size() > chunksBefore.size());
    assertTrue(after.entrySet().containsAll(chunksBefore.entrySet()));
    assertEquals(after.size(), new HashSet<>(after.values()).size());
  }

  @Test
  void thereIsOneFileForEachChunkAndNoOther() throws IOException {
    List<Path> files = new ArrayList<>();
    try (Stream<Path> all = Files.walk(directory.resolve("data").resolve("files"))) {
      all.filter(Files::isRegularFile).forEach(files::add);
    }

    assertEquals(chunks(api()).size(), files.size(), files::toString);
    files.forEach(file -> assertTrue(size(file) > 0, file::toString));
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void eventsGoOnAndTheOwnerIsToldOfTheEnd() {
    Await.until("told of the end", () -> !batchRoom.heard("batch:processing:complete").isEmpty());
    JsonNode complete = batchRoom.heard("batch:processing:complete").get(0);
    assertEquals(FILES, complete.path("totalProcessed").asInt());
    assertEquals(0, complete.path("totalFailed").asInt());
    List<Integer> progress =
        batchRoom.heard("batch:processing:progress").stream()
            .map(event -> event.path("progress").asInt())
            .toList();
    assertTrue(progress.size() > 2, progress::toString);
    assertEquals(progress.stream().sorted().toList(), progress);

    Await.until("told of it", () -> !main.heard("notification").isEmpty());
    JsonNode notice = main.heard("notification").get(0);
    assertEquals("batch_finished", notice.path("type").asText());
    assertEquals(job, notice.at("/data/jobId").asText());
  }

  @Test
  void theStepsOfAStoryAreToldInOrder() {
    Await.until("told of the end", () -> !storyRoom.heard("image:processing:complete").isEmpty());
    List<String> names =
        storyRoom.heard().stream()
            .map(Follower.Event::name)
            .filter(name -> name.startsWith("image:"))
            .map(name -> name.substring(name.lastIndexOf(':') + 1))
            .toList();

    assertEquals("complete", names.get(names.size() - 1), names::toString);
    assertTrue(
        names.subList(names.get(0).equals("start") ? 1 : 0, names.size() - 1).stream()
            .allMatch("progress"::equals),
        names::toString);
  }

  @Test
  void thePartsOfEachStoryAreAllThere() {
    for (JsonNode item : job(api()).path("items")) {
      for (String kind : List.of("audio", "images")) {
        JsonNode chunks =
            api()
                .get("stories/%s/%s?limit=100".formatted(item.path("storyId").asText(), kind))
                .json()
                .path("items");
        List<Integer> indexes =
            StreamSupport.stream(chunks.spliterator(), false)
                .map(chunk -> chunk.path("chunkIndex").asInt())
                .toList();
        assertTrue(!indexes.isEmpty(), kind);
        assertEquals(IntStream.range(0, indexes.size()).boxed().toList(), indexes);
      }
    }
  }
}
