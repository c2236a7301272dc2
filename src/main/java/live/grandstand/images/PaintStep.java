package live.grandstand.images;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import live.grandstand.jobs.MadeChunk;
import live.grandstand.jobs.Step;
import live.grandstand.jobs.StepKind;
import live.grandstand.jobs.StepPlan;
import live.grandstand.jobs.StepRun;
import live.grandstand.jobs.StepService;
import live.grandstand.platform.FileDeletionService;
import live.grandstand.platform.FileKey;
import live.grandstand.platform.FileStorage;
import live.grandstand.providers.ImageModel;
import live.grandstand.providers.ImageSize;
import live.grandstand.providers.PaintImage;
import live.grandstand.providers.Painted;
import live.grandstand.stories.StoryService;
import live.grandstand.stories.TextChunks;

/**
 * The third step: the generated text is painted, a picture for each chunk (pipeline.md "Steps").
 */
@ApplicationScoped
class PaintStep implements Step {
  /** Words that one picture is made of. */
  static final int WORDS = 200;

  @Inject StoryService stories;
  @Inject StepService steps;
  @Inject ImageStore images;
  @Inject ImageModel model;
  @Inject FileStorage files;
  @Inject FileDeletionService deletions;
  @Inject Clock clock;

  @Override
  public StepKind kind() {
    return StepKind.IMAGES;
  }

  @Override
  public StepPlan plan(StepRun run) {
    List<String> chunks = TextChunks.ofSentences(stories.textOf(run), WORDS);
    Map<String, Object> announcement =
        Map.of(
            "totalChunks",
            chunks.size(),
            "artStyle",
            run.settings().artStyle(),
            "imageSize",
            run.settings().imageSize());
    return new StepPlan(
        chunks, new HashSet<>(images.indexes(run.storyId(), run.id())), announcement);
  }

  @Override
  public MadeChunk make(StepRun run, StepPlan plan, int index) {
    String text = plan.chunks().get(index);
    String style = run.settings().artStyle();
    PaintImage request =
        new PaintImage(
            ImagePrompt.of(text, style), text, style, ImageSize.parse(run.settings().imageSize()));
    Painted painted = model.paint(request);
    FileKey file = FileKey.of(folder(run.storyId(), run.id()), index + ".png");
    files.put(file, painted.png(), painted.mediaType());
    ImageChunk chunk =
        new ImageChunk(
            run, index, request, file, painted, clock.instant().truncatedTo(ChronoUnit.MILLIS));
    return () -> images.add(chunk);
  }

  @Override
  public Map<String, Object> complete(StepRun run) {
    return Map.of("totalImages", images.count(run.storyId()));
  }

  /** Also of runs that stored no row: one of their chunks may have come as far as its file. */
  @Override
  public void discard(UUID storyId) {
    images.removeAll(storyId);
    steps.runs(storyId, StepKind.IMAGES).forEach(run -> deletions.drop(folder(storyId, run)));
  }

  private static FileKey folder(UUID storyId, UUID runId) {
    return FileKey.of("stories", storyId, "images", runId);
  }
}
