package live.grandstand.stories;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import live.grandstand.jobs.MadeChunk;
import live.grandstand.jobs.PipelineSettings;
import live.grandstand.jobs.StepKind;
import live.grandstand.jobs.StepPlan;
import live.grandstand.jobs.StepRun;
import live.grandstand.platform.AppException;
import live.grandstand.platform.Ids;
import live.grandstand.providers.RewriteText;
import live.grandstand.providers.Rewritten;
import live.grandstand.testing.Postgres;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RewriteStepTest {
  @RegisterExtension static final Postgres postgres = new Postgres();

  private static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");
  private static final String PARAGRAPH = "Once upon a time there was a flute. ".repeat(60).strip();

  private final UUID owner = StoryStoreTest.storedOwner(postgres);
  private final List<RewriteText> asked = new ArrayList<>();

  @Test
  void aStoryIsRewrittenChunkByChunk() {
    UUID story = stored(PARAGRAPH + "\n\n" + PARAGRAPH, "Keep it short");
    StepRun run = run(story, null);
    StepPlan plan = plan(run);
    assertEquals(List.of(PARAGRAPH, PARAGRAPH), plan.chunks());
    assertEquals(Map.of("title", "The flute", "originalWordCount", 960), plan.announcement());

    make(run, plan, 0);
    make(run, plan, 1);
    Map<String, Object> told = postgres.call(em -> step(em).complete(run));

    assertEquals("New 1.\n\nNew 2.", told.get("generatedContent"));
    assertEquals(4, told.get("generatedWordCount"));
    Story made = postgres.call(em -> StoryStoreTest.store(em).find(story)).orElseThrow();
    assertEquals("New 1.\n\nNew 2.", made.generatedContent());
    assertEquals("test", made.metadata().provider());
    assertEquals(1, made.contentVersion());
    assertEquals("Keep it short", asked.get(0).prompt());
  }

  @Test
  void whatWasMadeBeforeIsNotMadeAgain() {
    UUID story = stored(PARAGRAPH + "\n\n" + PARAGRAPH + "\n\n" + PARAGRAPH, null);
    StepRun run = run(story, "Sing it");
    StepPlan first = plan(run);
    make(run, first, 1);

    StepPlan again = plan(run);

    assertEquals(first.chunks(), again.chunks());
    assertEquals(Set.of(1), again.done());
    make(run, again, 0);
    make(run, again, 2);
    assertEquals(
        "New 2.\n\nNew 1.\n\nNew 3.",
        postgres.call(em -> step(em).complete(run)).get("generatedContent"));
    assertEquals(3, asked.size());
    assertEquals("Sing it", asked.get(0).prompt());
  }

  @Test
  void aRunThatBeginsAfreshFindsNothing() {
    UUID story = stored(PARAGRAPH, null);
    StepRun run = run(story, null);
    make(run, plan(run), 0);

    postgres.run(em -> step(em).discard(story));

    assertEquals(Set.of(), plan(run).done());
    assertEquals("", asked.get(0).prompt());
  }

  @Test
  void aStoryThatIsGoneIsNotRewritten() {
    StepRun run = run(Ids.next(), null);

    assertThrows(AppException.class, () -> plan(run));
  }

  private StepPlan plan(StepRun run) {
    return postgres.call(em -> step(em).plan(run));
  }

  private void make(StepRun run, StepPlan plan, int index) {
    postgres.run(
        em -> {
          MadeChunk made = step(em).make(run, plan, index);
          made.store();
        });
  }

  private StepRun run(UUID story, @Nullable String prompt) {
    PipelineSettings settings = PipelineSettings.standard(List.of(StepKind.STORY), prompt);
    return new StepRun(Ids.next(), story, owner, StepKind.STORY, settings, 0, null);
  }

  private UUID stored(String content, @Nullable String prompt) {
    UUID id = Ids.next();
    StoryDetails details = new StoryDetails("The flute", null, prompt, null);
    postgres.run(em -> StoryStoreTest.store(em).add(new Story(id, owner, details, content, NOW)));
    return id;
  }

  private RewriteStep step(EntityManager em) {
    RewriteStep step = new RewriteStep();
    step.stories = StoryStoreTest.store(em);
    step.clock = Clock.systemUTC();
    step.model =
        request -> {
          asked.add(request);
          return new Rewritten(" New " + asked.size() + ".\r\n", "test");
        };
    return step;
  }
}
