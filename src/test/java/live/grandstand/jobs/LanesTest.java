package live.grandstand.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import live.grandstand.jobs.CountedSteps.Made;
import live.grandstand.jobs.JobStage.Node;
import live.grandstand.jobs.StepChanged.Phase;
import live.grandstand.platform.AppException;
import live.grandstand.platform.ErrorCode;
import live.grandstand.platform.Settings.Rate;
import live.grandstand.providers.ProviderException;
import live.grandstand.testing.Await;
import live.grandstand.testing.Postgres;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Who works on what, and what becomes of it, with real schedulers on a real database. */
class LanesTest {
  @RegisterExtension static final Postgres postgres = new Postgres();

  private final JobStage stage = new JobStage(postgres);
  private final UUID ada = stage.user();
  private final UUID bob = stage.user();

  @AfterEach
  void stop() {
    stage.close();
  }

  @Test
  void aChainOfStepsIsDoneInOneGo() throws Exception {
    Node node = stage.node(2).start();
    StoryRef story = stage.story(ada, 1);

    UUID first = node.enqueue(story, StepKind.STORY, StepKind.AUDIO, StepKind.IMAGES);

    Await.until("all is done", () -> node.completed().size() == 3);
    assertEquals(
        List.of(
            Phase.QUEUED,
            Phase.START,
            Phase.PROGRESS,
            Phase.PROGRESS,
            Phase.PROGRESS,
            Phase.COMPLETE),
        node.phases(first));
    assertEquals(
        List.of(StepKind.STORY, StepKind.AUDIO, StepKind.IMAGES),
        stage.steps.made.stream().map(Made::kind).toList());
    assertEquals(
        List.of(25, 50, 75),
        node.events.stream()
            .filter(event -> event.runId().equals(first) && event.phase() == Phase.PROGRESS)
            .map(event -> event.payload().get("progress"))
            .toList());
  }

  @Test
  void progressOfManyChunksIsToldForEach() throws Exception {
    Node node = stage.node(2).start();

    UUID run = node.enqueue(stage.story(ada, 4), StepKind.AUDIO);

    Await.until("it is done", () -> stage.state(run) == JobState.COMPLETED);
    Await.until("it is told", () -> node.phases(run).contains(Phase.COMPLETE));
    assertEquals(
        List.of(25, 50, 75, 100),
        node.events.stream()
            .filter(event -> event.phase() == Phase.PROGRESS)
            .map(event -> event.payload().get("progress"))
            .toList());
  }

  @Test
  void whoHasOneStoryDoesNotWaitForWhoHasFifty() throws Exception {
    Node node = stage.node(2);
    List<UUID> many = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      StoryRef story = stage.story(ada, 1);
      node.enqueue(story, StepKind.STORY);
      many.add(story.id());
    }
    StoryRef one = stage.story(bob, 1);
    node.enqueue(one, StepKind.STORY);
    stage.steps.provider = (run, index) -> pause();

    node.start();

    Await.until("all is done", Duration.ofSeconds(60), () -> node.completed().size() == 51);
    int place = node.completed().indexOf(one.id());
    assertTrue(place < 25, "bob was number " + place);
    assertEquals(51, new HashSet<>(stage.steps.made).size());
  }

  private static StoredRun row(UUID run) {
    return postgres.call(em -> em.find(StoredRun.class, run));
  }

  private static void pause() {
    long end = System.nanoTime() + 100_000_000L;
    while (System.nanoTime() < end) {
      Thread.onSpinWait();
    }
  }

  @Test
  void noMoreRunsOfAUserAreWorkedOnThanTheUserHasLanes() throws Exception {
    AtomicInteger now = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    CountDownLatch three = new CountDownLatch(3);
    stage.steps.provider =
        (run, index) -> {
          most.accumulateAndGet(now.incrementAndGet(), Math::max);
          three.countDown();
          pause();
          now.decrementAndGet();
        };
    Node node = stage.node(6).start();
    Node other = stage.node(6).start();
    for (int i = 0; i < 10; i++) {
      (i % 2 == 0 ? node : other).enqueue(stage.story(ada, 1), StepKind.STORY);
    }

    Await.until("all is done", () -> node.completed().size() + other.completed().size() == 10);
    assertEquals(2, most.get());
  }

  @Test
  void ofManyNodesOneTakesEachRun() throws Exception {
    List<Node> nodes = List.of(stage.node(3).start(), stage.node(3).start(), stage.node(3).start());
    stage.lanes = 4;
    for (int i = 0; i < 40; i++) {
      nodes.get(i % 3).enqueue(stage.story(i % 4 == 0 ? bob : ada, 2), StepKind.STORY);
    }

    Await.until(
        "all is done",
        Duration.ofSeconds(60),
        () -> nodes.stream().mapToInt(node -> node.completed().size()).sum() == 40);
    assertEquals(80, stage.steps.made.size());
    assertEquals(80, new HashSet<>(stage.steps.made).size());
  }

  @Test
  void anotherNodeTakesOverFromOneThatDiesAndTheDeadStoresNothingMore() throws Exception {
    StoryRef story = stage.story(ada, 5);
    Node dying = stage.node(1).start();
    CountDownLatch stuck = new CountDownLatch(1);
    CountDownLatch awake = new CountDownLatch(1);
    Thread[] dead = new Thread[1];
    stage.steps.provider =
        (run, index) -> {
          if (index == 2 && stuck.getCount() > 0) {
            dead[0] = Thread.currentThread();
            stuck.countDown();
            await(awake);
          }
        };
    UUID run = dying.enqueue(story, StepKind.STORY);
    await(stuck);
    dying.lifecycle.fallSilent();

    Node heir = stage.node(1).start();

    Await.until("the heir is done", () -> heir.completed().contains(story.id()));
    assertEquals(
        Set.of(0, 1, 2, 3, 4),
        postgres.call(em -> CountedSteps.stored(em, story.id(), StepKind.STORY)));
    awake.countDown();
    Await.until("the dead one has seen it", () -> dying.runner.lost() == 1);
    assertEquals(List.of(), dying.completed());
    assertEquals(1, starts(dying, run) + starts(heir, run));
    assertEquals(5, row(run).done());
  }

  private static long starts(Node node, UUID run) {
    return node.phases(run).stream().filter(phase -> phase == Phase.START).count();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void aNodeThatStopsHandsItsWorkToAnotherAtOnce() throws Exception {
    StoryRef story = stage.story(ada, 400);
    stage.steps.provider = (run, index) -> Thread.onSpinWait();
    Node stopping = stage.node(1).start();
    stopping.enqueue(story, StepKind.STORY);
    Await.until("it has begun", () -> stage.steps.made.size() > 3);

    stopping.lifecycle.stop();
    Node heir = stage.node(1).start();

    Await.until("the heir is done", Duration.ofSeconds(30), () -> !heir.completed().isEmpty());
    assertEquals(400, stage.steps.made.size(), "nothing is made twice");
  }

  @Test
  void aChunkThatIsInterruptedByTheStopHasNotFailed() throws Exception {
    StoryRef story = stage.story(ada, 1);
    CountDownLatch begun = new CountDownLatch(1);
    stage.steps.provider =
        (run, index) -> {
          begun.countDown();
          stage.steps.hang();
        };
    Node stopping = stage.node(1).start();
    UUID run = stopping.enqueue(story, StepKind.STORY);
    await(begun);

    stopping.lifecycle.stop();
    stage.steps.provider = (again, index) -> {};
    Node heir = stage.node(1).start();

    Await.until("the heir is done", () -> heir.completed().contains(story.id()));
    assertEquals(0, row(run).tries());
    assertEquals(0, stopping.runner.failed(StepKind.STORY));
  }

  @Test
  void aChunkIsTriedThreeTimesAndThenTheRunHasFailedAndGoesOnFromThere() throws Exception {
    Node node = stage.node(2).start();
    StoryRef story = stage.story(ada, 3);
    AtomicInteger tries = new AtomicInteger();
    stage.steps.provider =
        (run, index) -> {
          if (index == 1) {
            tries.incrementAndGet();
            throw ProviderException.retryable("The provider is busy");
          }
        };
    UUID run = node.enqueue(story, StepKind.STORY);
    Await.until("it has failed", () -> node.phases(run).contains(Phase.ERROR));
    assertEquals(3, tries.get());
    StepChanged error = node.events.get(node.events.size() - 1);
    assertEquals("The provider is busy", error.error());
    assertEquals(1, error.payload().get("chunkIndex"));
    assertEquals("story", error.payload().get("step"));

    stage.steps.provider = (again, index) -> {};
    assertEquals(run, node.enqueue(story, StepKind.STORY));

    Await.until("it is done", () -> node.completed().contains(story.id()));
    assertEquals(
        List.of(0, 1, 2), stage.steps.made.stream().map(Made::index).toList(), "each once");
  }

  @Test
  void whatWillNeverWorkIsNotTriedAgain() throws Exception {
    Node node = stage.node(2).start();
    AtomicInteger tries = new AtomicInteger();
    stage.steps.provider =
        (run, index) -> {
          tries.incrementAndGet();
          throw ProviderException.permanent("The key is wrong");
        };
    UUID run = node.enqueue(stage.story(ada, 1), StepKind.STORY);

    Await.until("it has failed", () -> stage.state(run) == JobState.FAILED);
    assertEquals(1, tries.get());
  }

  @Test
  void whileOneRunWaitsForItsNextTryTheLaneWorksOnOthers() throws Exception {
    stage.lanes = 1;
    Node node = stage.node(1).start();
    StoryRef busy = stage.story(ada, 1);
    StoryRef good = stage.story(ada, 1);
    stage.steps.provider =
        (run, index) -> {
          if (run.storyId().equals(busy.id())) {
            throw ProviderException.retryable("Come back later", Duration.ofSeconds(30));
          }
        };
    UUID waiting = node.enqueue(busy, StepKind.STORY);
    Await.until("the first try is over", () -> node.runner.failed(StepKind.STORY) == 1);

    node.enqueue(good, StepKind.STORY);

    Await.until("the other is done", () -> node.completed().contains(good.id()));
    assertEquals(JobState.RUNNING, stage.state(waiting));
  }

  @Test
  void aRunThatIsCancelledMakesNoFurtherChunk() throws Exception {
    Node node = stage.node(1).start();
    StoryRef story = stage.story(ada, 50);
    CountDownLatch third = new CountDownLatch(1);
    CountDownLatch cancelled = new CountDownLatch(1);
    stage.steps.provider =
        (run, index) -> {
          if (index == 2) {
            third.countDown();
            await(cancelled);
          }
        };
    UUID run = node.enqueue(story, StepKind.STORY);
    await(third);

    node.service.cancelOf(story.id());
    cancelled.countDown();

    Await.until("the third is stored", () -> stage.steps.made.size() == 3);
    UUID after = node.enqueue(stage.story(ada, 1), StepKind.STORY);
    Await.until("the lane has gone on", () -> stage.state(after) == JobState.COMPLETED);
    assertEquals(JobState.CANCELLED, stage.state(run));
    assertEquals(
        Set.of(0, 1, 2), postgres.call(em -> CountedSteps.stored(em, story.id(), StepKind.STORY)));
    assertEquals(
        List.of(Phase.QUEUED, Phase.START, Phase.PROGRESS, Phase.PROGRESS, Phase.CANCELLED),
        node.phases(run));
  }

  @Test
  void aStepIsNotQueuedASecondTimeWhileItIsActive() throws Exception {
    Node node = stage.node(1);
    StoryRef story = stage.story(ada, 1);
    node.enqueue(story, StepKind.AUDIO);

    AppException refused =
        assertThrows(AppException.class, () -> node.enqueue(story, StepKind.AUDIO));

    assertEquals(ErrorCode.CONFLICT, refused.code());
    assertTrue(refused.detail().contains("audio"), refused.detail());
    node.enqueue(story, StepKind.STORY);
  }

  @Test
  void otherSettingsBeginAfresh() throws Exception {
    Node node = stage.node(1).start();
    StoryRef story = stage.story(ada, 2);
    stage.steps.provider =
        (run, index) -> {
          if (index == 1) {
            throw ProviderException.permanent("No");
          }
        };
    UUID first = node.enqueue(story, StepKind.AUDIO);
    Await.until("it has failed", () -> stage.state(first) == JobState.FAILED);
    stage.steps.provider = (run, index) -> {};

    UUID second =
        node.enqueue(
            story,
            new PipelineSettings(List.of(StepKind.AUDIO), null, 200, null, "any", "512x512"));

    Await.until("it is done", () -> stage.state(second) == JobState.COMPLETED);
    assertEquals(List.of(0, 0, 1), stage.steps.made.stream().map(Made::index).toList());
  }

  @Test
  void aQuotaIsKept() throws Exception {
    stage.quota = new Rate(2, Duration.ofDays(1));
    Node node = stage.node(1).start();
    node.enqueue(stage.story(ada, 1), StepKind.STORY, StepKind.AUDIO);
    node.enqueue(stage.story(ada, 1), StepKind.STORY);
    Await.until("both are done", () -> node.completed().size() == 3);

    AppException refused =
        assertThrows(AppException.class, () -> node.enqueue(stage.story(ada, 1), StepKind.STORY));

    assertEquals(ErrorCode.RATE_LIMITED, refused.code());
    assertTrue(refused.retryAfter().compareTo(Duration.ofHours(23)) > 0);
    node.enqueue(stage.story(bob, 1), StepKind.STORY);
  }

  @Test
  void aRunWithoutALaneIsFoundByTheSweep() throws Exception {
    Node node = stage.node(1);
    UUID run = node.enqueue(stage.story(ada, 1), StepKind.STORY);
    postgres.run(em -> em.createNativeQuery("delete from scheduled_tasks").executeUpdate());
    node.start();

    node.lanes.sweep();

    Await.until("it is done", () -> stage.state(run) == JobState.COMPLETED);
  }
}
