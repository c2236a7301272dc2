package live.grandstand.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import live.grandstand.accounts.Authenticated;
import live.grandstand.accounts.Caller;
import live.grandstand.accounts.Role;
import live.grandstand.gateway.SocketLogin;
import live.grandstand.jobs.JobStage.Node;
import live.grandstand.jobs.StepChanged.Phase;
import live.grandstand.platform.Ids;
import live.grandstand.platform.Json;
import live.grandstand.providers.ProviderException;
import live.grandstand.socketio.TestClient;
import live.grandstand.testing.Await;
import live.grandstand.testing.Postgres;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may follow what, and what they are told, in which order (realtime.md §4). */
class ProgressRoomsTest {
  @RegisterExtension static final Postgres postgres = new Postgres();

  private final JobStage stage = new JobStage(postgres);
  private final UUID ada = stage.user();
  private final UUID bob = stage.user();
  private Node node;

  @BeforeEach
  void routes() throws Exception {
    node = stage.node(2);
    node.server
        .sockets()
        .of("/stories")
        .guard((namespace, auth, handshake) -> login(auth))
        .on("join-story-room", StoryRoomRef.class, node.rooms::joinStory, "story-room-error")
        .on("leave-story-room", StoryRoomRef.class, node.rooms::leaveStory, "story-room-error");
    node.server
        .sockets()
        .of("/batch")
        .guard((namespace, auth, handshake) -> login(auth))
        .on("join-batch-room", BatchRoomRef.class, node.rooms::joinBatch, "batch-room-error");
  }

  @AfterEach
  void stop() {
    stage.close();
  }

  private static SocketLogin login(JsonNode auth) {
    UUID id = UUID.fromString(auth.path("id").asText());
    Role role = Role.valueOf(auth.path("role").asText().toUpperCase(Locale.ROOT));
    return new SocketLogin(
        new Authenticated(new Caller(id, "somebody", role, Ids.next()), Instant.MAX));
  }

  private TestClient arrives(UUID user, Role role, String namespace) {
    return node.server
        .opens()
        .connect(namespace, "{\"id\":\"" + user + "\",\"role\":\"" + role.wire() + "\"}");
  }

  private static TestClient joins(TestClient client, UUID story) {
    return client.sends("2/stories,[\"join-story-room\",{\"storyId\":\"" + story + "\"}]");
  }

  private static String joined(UUID story) {
    return "2/stories,[\"joined-story-room\",{\"storyId\":\"%s\",\"room\":\"story-%s\"}]"
        .formatted(story, story);
  }

  /** An event's name and payload; the next one that the client gets. */
  private static Event next(TestClient client) {
    String packet = client.next();
    try {
      JsonNode event = Json.mapper().readTree(packet.substring(packet.indexOf('[')));
      return new Event(event.get(0).asText(), event.get(1));
    } catch (java.io.IOException e) {
      throw new AssertionError(packet, e);
    }
  }

  private record Event(String name, JsonNode payload) {
    String what() {
      return name.substring(name.lastIndexOf(':') + 1);
    }

    int progress() {
      return payload.path("progress").asInt(-1);
    }
  }

  // ---- who may come in -------------------------------------------------------------------------

  @Test
  void theOwnerAndAdminsComeInAndNobodyElse() {
    StoryRef story = stage.story(ada, 1);
    for (TestClient client :
        List.of(arrives(ada, Role.USER, "/stories"), arrives(bob, Role.ADMIN, "/stories"))) {
      client.sends("2/stories,7[\"join-story-room\",{\"storyId\":\"" + story.id() + "\"}]");
      client.expects(
          joined(story.id()),
          "3/stories,7[{\"ok\":true,\"storyId\":\"%s\",\"room\":\"story-%s\"}]"
              .formatted(story.id(), story.id()));
    }
    for (UUID id : List.of(story.id(), Ids.next())) {
      Event refused = next(joins(arrives(bob, Role.PREMIUM, "/stories"), id));
      assertEquals("story-room-error", refused.name());
      assertEquals("not_found", refused.payload().path("code").asText());
      assertEquals(id.toString(), refused.payload().path("storyId").asText());
      assertEquals("No such story", refused.payload().path("message").asText());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"storyId\":\"x\"}", "{\"storyId\":null}", "[]", "7"})
  void aRequestThatNamesNoStoryIsBad(String payload) {
    TestClient client = arrives(ada, Role.USER, "/stories");

    Event refused = next(client.sends("2/stories,[\"join-story-room\"," + payload + "]"));

    assertEquals("story-room-error", refused.name());
    assertEquals("bad_request", refused.payload().path("code").asText());
  }

  @Test
  void whoLeavesIsToldNothingMore() {
    StoryRef story = stage.story(ada, 1);
    TestClient client = joins(arrives(ada, Role.USER, "/stories"), story.id());
    client.expects(joined(story.id()));
    client.sends("2/stories,[\"leave-story-room\",{\"storyId\":\"" + story.id() + "\"}]");
    client.expectsNothingMore();
    node.start();

    UUID run = node.enqueue(story, StepKind.STORY);

    Await.until("it is done", () -> node.phases(run).contains(Phase.COMPLETE));
    client.expectsNothingMore();
  }

  // ---- what they are told ----------------------------------------------------------------------

  @Test
  void membersAreToldTheWholeStepInOrder() {
    StoryRef story = stage.story(ada, 3);
    TestClient client = joins(arrives(ada, Role.USER, "/stories"), story.id());
    client.expects(joined(story.id()));
    node.start();

    node.enqueue(story, StepKind.STORY);

    Event start = next(client);
    assertEquals("story:processing:start", start.name());
    assertEquals("A story", start.payload().path("title").asText());
    assertTrue(start.payload().path("estimatedTime").asInt() > 0);
    assertTrue(start.payload().path("timestamp").asText().matches(".*\\.\\d{3}Z"));
    for (int i = 1; i <= 3; i++) {
      Event progress = next(client);
      assertEquals("story:processing:progress", progress.name());
      assertEquals(i * 100 / 3, progress.progress());
      assertEquals(i, progress.payload().path("currentChunk").asInt());
      assertEquals(3, progress.payload().path("totalChunks").asInt());
      assertEquals("story", progress.payload().path("step").asText());
    }
    Event complete = next(client);
    assertEquals("story:processing:complete", complete.name());
    assertEquals(3, complete.payload().path("total").asInt());
    assertTrue(complete.payload().has("processingTime"));
  }

  @Test
  void whoComesLaterIsToldTheLatestProgress() {
    StoryRef story = stage.story(ada, 4);
    CountDownLatch third = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    stage.steps.provider =
        (run, index) -> {
          if (index == 2) {
            third.countDown();
            hold(go);
          }
        };
    node.start();
    node.enqueue(story, StepKind.STORY);
    hold(third);

    TestClient client = joins(arrives(ada, Role.USER, "/stories"), story.id());

    client.expects(joined(story.id()));
    assertEquals(50, next(client).progress());
    go.countDown();
    assertEquals(75, next(client).progress());
    assertEquals(100, next(client).progress());
    assertEquals("complete", next(client).what());
    TestClient late = joins(arrives(ada, Role.USER, "/stories"), story.id());
    late.expects(joined(story.id()));
    late.expectsNothingMore();
  }

  @Test
  void afterARestartTheLatestProgressComesFromTheRow() throws Exception {
    StoryRef story = stage.story(ada, 4);
    CountDownLatch third = new CountDownLatch(1);
    stage.steps.provider =
        (run, index) -> {
          if (index == 2) {
            third.countDown();
            stage.steps.hang();
          }
        };
    Node before = stage.node(1).start();
    before.enqueue(story, StepKind.STORY);
    hold(third);

    TestClient client = joins(arrives(ada, Role.USER, "/stories"), story.id());

    client.expects(joined(story.id()));
    Event progress = next(client);
    assertEquals("story:processing:progress", progress.name());
    assertEquals(50, progress.progress());
    assertEquals(2, progress.payload().path("currentChunk").asInt());
  }

  @Test
  void whoWasCancelledIsToldSoAndNothingBehindIt() {
    StoryRef story = stage.story(ada, 1);
    TestClient client = joins(arrives(ada, Role.USER, "/stories"), story.id());
    client.expects(joined(story.id()));
    CountDownLatch making = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    stage.steps.provider =
        (run, index) -> {
          making.countDown();
          hold(go);
        };
    node.start();
    node.enqueue(story, StepKind.STORY);
    hold(making);

    node.service.cancelOf(story.id());
    go.countDown();
    Await.until("it is made", () -> stage.steps.made.size() == 1);
    UUID after = node.enqueue(stage.story(ada, 1), StepKind.STORY);
    Await.until("the lane has gone on", () -> node.phases(after).contains(Phase.COMPLETE));

    assertEquals("start", next(client).what());
    assertEquals(25, next(client).progress());
    Event cancelled = next(client);
    assertEquals("error", cancelled.what());
    assertEquals("Cancelled", cancelled.payload().path("error").asText());
    client.expectsNothingMore();
  }

  private static void hold(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whoever joins while progress is told sees it grow, and each value once. */
  @Test
  void whoJoinsWhileProgressIsToldSeesNothingOlderAfterAnythingNewer() {
    StoryRef story = stage.story(ada, 2000);
    UUID run = Ids.next();
    AtomicBoolean over = new AtomicBoolean();
    List<TestClient> clients = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      clients.add(arrives(ada, Role.USER, "/stories"));
    }
    Thread telling =
        new Thread(
            () -> {
              node.rooms.follow(change(story, run, Phase.START, 0));
              for (int i = 1; i <= 2000; i++) {
                node.rooms.follow(change(story, run, Phase.PROGRESS, i));
              }
              node.rooms.follow(change(story, run, Phase.COMPLETE, 0));
              over.set(true);
            });
    telling.start();
    clients.forEach(client -> joins(client, story.id()));
    Await.until("all is told", over::get);

    for (TestClient client : clients) {
      int last = -1;
      boolean in = false;
      client.sends("2/stories,99[\"nothing\"]");
      String packet = client.next();
      while (!packet.startsWith("3/stories,99")) {
        if (packet.contains("joined-story-room")) {
          in = true;
        } else if (packet.contains("processing:progress")) {
          int progress = Integer.parseInt(packet.replaceAll(".*\"progress\":(\\d+).*", "$1"));
          assertTrue(progress > last || (last == -1 && progress >= 0), last + " then " + packet);
          last = progress;
        }
        packet = client.next();
      }
      assertTrue(in);
    }
  }

  private static StepChanged change(StoryRef story, UUID run, Phase phase, int progress) {
    Map<String, Object> payload = Map.of("storyId", story.id(), "progress", progress);
    return new StepChanged(
        run,
        story.id(),
        story.ownerId(),
        null,
        StepKind.STORY,
        phase,
        payload,
        null,
        null,
        Instant.EPOCH);
  }

  /** Whatever fails: start, then progress that grows, then one end; and the same for each try. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void whateverFailsTheOrderIsThatOfTheContract(long seed) {
    Random random = new Random(seed);
    stage.steps.provider =
        (run, index) -> {
          synchronized (random) {
            if (random.nextInt(8) == 0) {
              throw random.nextInt(3) == 0
                  ? new IllegalStateException("a bug")
                  : ProviderException.permanent("Not today");
            }
          }
        };
    node.start();
    List<UUID> stories = new ArrayList<>();
    List<TestClient> clients = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      StoryRef story = stage.story(ada, 1 + random.nextInt(5));
      stories.add(story.id());
      clients.add(joins(arrives(ada, Role.USER, "/stories"), story.id()));
      clients.get(i).expects(joined(story.id()));
      node.enqueue(story, StepKind.STORY);
    }
    for (TestClient client : clients) {
      assertEquals("start", next(client).what());
      int last = 0;
      Event event = next(client);
      while (event.what().equals("progress")) {
        assertTrue(event.progress() >= last, event::toString);
        last = event.progress();
        event = next(client);
      }
      assertTrue(event.what().equals("complete") || event.what().equals("error"), event::toString);
      client.expectsNothingMore();
    }
  }

  @Test
  void whoFollowsABatchIsToldOfEachFile() {
    TestClient client = arrives(ada, Role.USER, "/batch");
    BatchView job =
        node.batches.start(
            new Caller(ada, "ada", Role.USER, Ids.next()),
            PipelineSettings.standard(List.of(StepKind.STORY), null),
            List.of(
                BatchCandidate.of(stage.story(ada, 1)),
                new BatchCandidate("bad.txt", null, "This is no text")));
    client.sends("2/batch,[\"join-batch-room\",{\"jobId\":\"" + job.id() + "\"}]");
    assertEquals("joined-batch-room", next(client).name());

    node.start();

    Event start = next(client);
    assertEquals("batch:processing:start", start.name());
    assertEquals(2, start.payload().path("totalFiles").asInt());
    assertEquals("story", start.payload().at("/settings/steps/0").asText());
    Event error = next(client);
    assertEquals("batch:processing:error", error.name());
    assertEquals(1, error.payload().path("fileIndex").asInt());
    Event progress = next(client);
    assertEquals(50, progress.progress());
    assertEquals("story", progress.payload().path("currentStep").asText());
    assertEquals(1, progress.payload().path("currentFile").asInt());
    assertEquals(100, next(client).progress());
    Event complete = next(client);
    assertEquals("batch:processing:complete", complete.name());
    assertEquals(2, complete.payload().path("totalProcessed").asInt());
    assertEquals(1, complete.payload().path("totalFailed").asInt());
    Event refused =
        next(
            arrives(bob, Role.USER, "/batch")
                .sends("2/batch,[\"join-batch-room\",{\"jobId\":\"" + job.id() + "\"}]"));
    assertEquals("batch-room-error", refused.name());
    assertEquals(job.id().toString(), refused.payload().path("jobId").asText());
  }
}
