package live.grandstand.stories;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import live.grandstand.jobs.MadeChunk;
import live.grandstand.jobs.Step;
import live.grandstand.jobs.StepKind;
import live.grandstand.jobs.StepPlan;
import live.grandstand.jobs.StepRun;
import live.grandstand.platform.AppException;
import live.grandstand.providers.RewriteText;
import live.grandstand.providers.Rewritten;
import live.grandstand.providers.TextModel;

/**
 * The first step: the text is rewritten, chunk by chunk (pipeline.md "Steps"). The generated text
 * appears when all are there; until then the one before stays.
 */
@ApplicationScoped
class RewriteStep implements Step {
  /** Words in one chunk: a page and a half, which every text model takes and answers in time. */
  static final int MAX_WORDS = 500;

  private static final String BETWEEN = "\n\n";

  @Inject StoryStore stories;
  @Inject TextModel model;
  @Inject Clock clock;

  @Override
  public StepKind kind() {
    return StepKind.STORY;
  }

  @Override
  public StepPlan plan(StepRun run) {
    Story story = find(run.storyId());
    return new StepPlan(
        TextChunks.ofParagraphs(story.originalContent(), MAX_WORDS),
        new HashSet<>(stories.chunkIndexes(run.storyId(), run.id())),
        Map.of("title", story.title(), "originalWordCount", story.metadata().originalWordCount()));
  }

  @Override
  public MadeChunk make(StepRun run, StepPlan plan, int index) {
    Rewritten made = model.rewrite(new RewriteText(plan.chunks().get(index), prompt(run)));
    StoryStore.Chunk chunk =
        new StoryStore.Chunk(index, CleanText.of(made.text()), made.provider());
    return () -> stories.addChunk(run.storyId(), run.id(), chunk);
  }

  private String prompt(StepRun run) {
    String own = run.settings().customPrompt();
    if (own != null) {
      return own;
    }
    String ofStory = find(run.storyId()).customPrompt();
    return ofStory == null ? "" : ofStory;
  }

  @Override
  public Map<String, Object> complete(StepRun run) {
    List<StoryStore.Chunk> chunks = stories.chunks(run.storyId(), run.id());
    String content =
        chunks.stream().map(StoryStore.Chunk::content).collect(Collectors.joining(BETWEEN));
    String provider = chunks.get(chunks.size() - 1).provider();
    stories.rewritten(
        run.storyId(), content, provider, clock.instant().truncatedTo(ChronoUnit.MILLIS));
    return Map.of("generatedContent", content, "generatedWordCount", Words.count(content));
  }

  @Override
  public void discard(UUID storyId) {
    stories.removeChunks(storyId);
  }

  private Story find(UUID id) {
    return stories.find(id).orElseThrow(() -> AppException.notFound("story"));
  }
}
