package live.grandstand.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import live.grandstand.accounts.Caller;
import live.grandstand.accounts.Role;
import live.grandstand.jobs.CountedSteps.Made;
import live.grandstand.jobs.JobStage.Node;
import live.grandstand.platform.AppException;
import live.grandstand.platform.ErrorCode;
import live.grandstand.platform.Ids;
import live.grandstand.platform.Paging;
import live.grandstand.platform.Settings.Rate;
import live.grandstand.providers.ProviderException;
import live.grandstand.testing.Await;
import live.grandstand.testing.Postgres;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Batches on a real database, worked on by a real scheduler. */
class BatchServiceTest {
  @RegisterExtension static final Postgres postgres = new Postgres();

  private static final PipelineSettings ALL =
      PipelineSettings.standard(
          List.of(StepKind.STORY, StepKind.AUDIO, StepKind.IMAGES), "Keep it short");

  private final JobStage stage = new JobStage(postgres);
  private final Caller ada = caller(stage.user(), Role.USER);
  private final Caller bob = caller(stage.user(), Role.USER);
  private final Node node;

  BatchServiceTest() throws Exception {
    node = stage.node(2);
  }

  @AfterEach
  void stop() {
    stage.close();
  }

  private static Caller caller(UUID id, Role role) {
    return new Caller(id, "somebody", role, Ids.next());
  }

  private List<BatchCandidate> stories(int count) {
    List<BatchCandidate> stories = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      stories.add(BatchCandidate.of(stage.story(ada.userId(), 2)));
    }
    return stories;
  }

  private BatchView finished(UUID job) {
    Await.until("the batch is over", () -> !node.batches.find(ada, job).state().isActive());
    Await.until("it is told", () -> told().stream().anyMatch(e -> e.endsWith("complete")));
    return node.batches.find(ada, job);
  }

  private List<String> told() {
    return node.batchEvents.stream()
        .map(change -> change.news().event().replace("batch:processing:", ""))
        .toList();
  }

  @Test
  void everyFileGoesThroughAllSteps() {
    stage.lanes = 1; // of several, each tells by itself
    node.start();
    List<BatchCandidate> files = stories(5);

    UUID job = node.batches.start(ada, ALL, files).id();

    BatchView over = finished(job);
    assertEquals(JobState.COMPLETED, over.state());
    assertEquals(5, over.processedFiles());
    assertEquals(0, over.failedFiles());
    assertEquals(
        Collections.nCopies(5, JobState.COMPLETED),
        over.items().stream().map(BatchItemView::state).toList());
    assertEquals(30, Set.copyOf(stage.steps.made).size());
    assertEquals(30, stage.steps.made.size());
    assertEquals("start", told().get(0));
    assertEquals("complete", told().get(told().size() - 1));
    assertEquals(1, Collections.frequency(told(), "start"));
    assertEquals(20, Collections.frequency(told(), "progress"));
    assertEquals(job, node.finished.get(0).jobId());
  }

  @Test
  void aBadFileIsAFailedItemAndTheOthersGoOn() {
    stage.lanes = 1; // of several, each tells by itself
    node.start();
    List<BatchCandidate> files = stories(2);
    files.add(1, new BatchCandidate("bad.pdf", null, "The file is encrypted"));

    UUID job = node.batches.start(ada, ALL, files).id();

    BatchView over = finished(job);
    assertEquals(JobState.COMPLETED, over.state());
    assertEquals(1, over.failedFiles());
    assertEquals(3, over.processedFiles());
    assertEquals("The file is encrypted", over.items().get(1).error());
    assertEquals(List.of("start", "error"), told().subList(0, 2));
    assertEquals(1, node.batchEvents.get(1).news().payload().get("fileIndex"));
    AppException refused = assertThrows(AppException.class, () -> node.batches.retry(ada, job));
    assertTrue(refused.detail().contains("refused at upload"), refused.detail());
  }

  @Test
  void whenAllFilesAreRefusedTheBatchHasFailed() {
    BatchView made =
        node.batches.start(
            ada, ALL, List.of(new BatchCandidate("bad.txt", null, "This is no text")));

    assertEquals(JobState.FAILED, made.state());
    assertEquals(1, node.finished.size());
  }

  @Test
  void aRetryDoesTheFailedFilesAgainFromTheStepAndTheChunkThatFailed() {
    node.start();
    List<BatchCandidate> files = stories(2);
    UUID bad = files.get(1).story().id();
    stage.steps.provider =
        (run, index) -> {
          if (run.storyId().equals(bad) && run.kind() == StepKind.AUDIO && index == 1) {
            throw ProviderException.permanent("No voice");
          }
        };
    UUID job = node.batches.start(ada, ALL, files).id();
    BatchView over = finished(job);
    assertEquals(1, over.failedFiles());
    assertEquals("No voice", over.items().get(1).error());
    assertEquals(StepKind.AUDIO, over.items().get(1).step());
    stage.steps.provider = (run, index) -> {};
    int before = stage.steps.made.size();
    node.batchEvents.clear();

    node.batches.retry(ada, job);

    BatchView again = finished(job);
    assertEquals(0, again.failedFiles());
    assertEquals(JobState.COMPLETED, again.items().get(1).state());
    assertEquals(
        List.of(
            new Made(bad, StepKind.AUDIO, 1),
            new Made(bad, StepKind.IMAGES, 0),
            new Made(bad, StepKind.IMAGES, 1)),
        stage.steps.made.subList(before, stage.steps.made.size()));
    AppException nothing = assertThrows(AppException.class, () -> node.batches.retry(ada, job));
    assertEquals(ErrorCode.CONFLICT, nothing.code());
  }

  @Test
  void aBatchThatIsCancelledStopsBeforeTheNextChunk() {
    CountDownLatch begun = new CountDownLatch(2);
    CountDownLatch cancelled = new CountDownLatch(1);
    stage.steps.provider =
        (run, index) -> {
          begun.countDown();
          hold(cancelled);
        };
    node.start();
    UUID job = node.batches.start(ada, ALL, stories(4)).id();
    hold(begun);

    BatchView over = node.batches.cancel(ada, job);
    cancelled.countDown();

    assertEquals(JobState.CANCELLED, over.state());
    assertEquals(
        Collections.nCopies(4, JobState.CANCELLED),
        over.items().stream().map(BatchItemView::state).toList());
    Await.until("what was begun is stored", () -> stage.steps.made.size() == 2);
    UUID after = node.enqueue(stage.story(ada.userId(), 1), StepKind.STORY);
    Await.until("lanes have gone on", () -> stage.state(after) == JobState.COMPLETED);
    assertEquals(3, stage.steps.made.size());
    assertEquals("error", told().get(told().size() - 1));
    assertThrows(AppException.class, () -> node.batches.cancel(ada, job));
    assertThrows(AppException.class, () -> node.batches.retry(ada, job));
  }

  private static void hold(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void aStoryThatIsDeletedMeanwhileDoesNotHoldTheBatchUp() {
    CountDownLatch go = new CountDownLatch(1);
    stage.steps.provider = (run, index) -> hold(go);
    node.start();
    List<BatchCandidate> files = stories(3);
    UUID job = node.batches.start(ada, ALL, files).id();

    node.service.cancelOf(files.get(2).story().id());
    go.countDown();

    BatchView over = finished(job);
    assertEquals(JobState.COMPLETED, over.state());
    assertEquals(JobState.CANCELLED, over.items().get(2).state());
  }

  @Test
  void singleStoriesComeBeforeThoseOfBatches() {
    stage.lanes = 1;
    node.batches.start(ada, ALL, stories(3));
    StoryRef single = stage.story(ada.userId(), 1);
    node.enqueue(single, StepKind.STORY);

    node.start();

    Await.until("it is done", () -> !node.completed().isEmpty());
    assertEquals(single.id(), node.completed().get(0));
  }

  @Test
  void whatGoesOverTheQuotaFailsAndTheRestGoesOn() {
    stage.quota = new Rate(2, java.time.Duration.ofDays(1));
    node.start();

    UUID job = node.batches.start(ada, ALL, stories(3)).id();

    BatchView over = finished(job);
    assertEquals(1, over.failedFiles());
    assertTrue(over.items().get(2).error().contains("quota"));
  }

  @Test
  void somebodyElsesBatchIsNotThere() {
    UUID job = node.batches.start(ada, ALL, stories(1)).id();

    for (Runnable call :
        List.<Runnable>of(
            () -> node.batches.find(bob, job),
            () -> node.batches.cancel(bob, job),
            () -> node.batches.retry(bob, job),
            () -> node.batches.find(ada, Ids.next()))) {
      AppException refused = assertThrows(AppException.class, call::run);
      assertEquals(ErrorCode.NOT_FOUND, refused.code());
    }
    assertEquals(List.of(), node.batches.list(bob, Paging.FIRST).items());
    assertEquals(1, node.batches.list(ada, Paging.FIRST).items().size());
    assertEquals(job, node.batches.find(caller(bob.userId(), Role.ADMIN), job).id());
  }

  @Test
  void stepsHaveTheirOrder() {
    for (List<StepKind> bad :
        List.of(
            List.of(StepKind.AUDIO, StepKind.STORY),
            List.of(StepKind.STORY, StepKind.STORY),
            List.of(StepKind.IMAGES, StepKind.AUDIO))) {
      AppException refused = assertThrows(AppException.class, () -> settings(bad, null).complete());
      assertEquals("steps", refused.fields().get(0).field());
    }
    assertEquals(
        List.of(StepKind.STORY, StepKind.IMAGES),
        settings(List.of(StepKind.STORY, StepKind.IMAGES), null).complete().steps());
    AppException size =
        assertThrows(AppException.class, () -> settings(List.of(StepKind.STORY), "9x9").complete());
    assertEquals("imageSize", size.fields().get(0).field());
  }

  private static BatchSettings settings(List<StepKind> steps, String imageSize) {
    return new BatchSettings(steps, null, null, null, null, imageSize);
  }
}
