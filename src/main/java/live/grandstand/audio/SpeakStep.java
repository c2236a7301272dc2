package live.grandstand.audio;

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
import live.grandstand.providers.SpeakText;
import live.grandstand.providers.Speech;
import live.grandstand.providers.SpeechModel;
import live.grandstand.stories.StoryService;
import live.grandstand.stories.TextChunks;
import live.grandstand.stories.Words;

/** The second step: the generated text is spoken, a file for each chunk (pipeline.md "Steps"). */
@ApplicationScoped
class SpeakStep implements Step {
  private static final double MILLIS_PER_SECOND = 1e3;

  @Inject StoryService stories;
  @Inject StepService steps;
  @Inject AudioStore audio;
  @Inject SpeechModel model;
  @Inject FileStorage files;
  @Inject FileDeletionService deletions;
  @Inject Clock clock;

  @Override
  public StepKind kind() {
    return StepKind.AUDIO;
  }

  @Override
  public StepPlan plan(StepRun run) {
    int words = run.settings().maxWordsPerChunk();
    List<String> chunks = TextChunks.ofSentences(stories.textOf(run), words);
    Map<String, Object> announcement =
        Map.of("totalChunks", chunks.size(), "maxWordsPerChunk", words, "voiceModel", voice(run));
    return new StepPlan(
        chunks, new HashSet<>(audio.indexes(run.storyId(), run.id())), announcement);
  }

  @Override
  public MadeChunk make(StepRun run, StepPlan plan, int index) {
    String text = plan.chunks().get(index);
    String voice = voice(run);
    Speech speech = model.speak(new SpeakText(text, voice));
    FileKey file = FileKey.of(folder(run.storyId(), run.id()), index + "." + speech.extension());
    files.put(file, speech.data(), speech.mediaType());
    AudioChunk chunk =
        new AudioChunk(
            run,
            new AudioChunk.Spoken(index, text, Words.count(text), voice),
            file,
            speech,
            clock.instant().truncatedTo(ChronoUnit.MILLIS));
    return () -> audio.add(chunk);
  }

  private String voice(StepRun run) {
    String wanted = run.settings().voiceModel();
    return wanted == null ? model.standardVoice() : wanted;
  }

  @Override
  public Map<String, Object> complete(StepRun run) {
    AudioStore.Total total = audio.total(run.storyId());
    return Map.of(
        "totalAudioFiles",
        total.files(),
        "totalDuration",
        total.duration().toMillis() / MILLIS_PER_SECOND);
  }

  /** Also of runs that stored no row: one of their chunks may have come as far as its file. */
  @Override
  public void discard(UUID storyId) {
    audio.removeAll(storyId);
    steps.runs(storyId, StepKind.AUDIO).forEach(run -> deletions.drop(folder(storyId, run)));
  }

  private static FileKey folder(UUID storyId, UUID runId) {
    return FileKey.of("stories", storyId, "audio", runId);
  }
}
