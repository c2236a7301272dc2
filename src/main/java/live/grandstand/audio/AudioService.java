package live.grandstand.audio;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import live.grandstand.accounts.Caller;
import live.grandstand.jobs.PipelineSettings;
import live.grandstand.jobs.StepKind;
import live.grandstand.jobs.StoryLookup;
import live.grandstand.platform.AppException;
import live.grandstand.platform.FileKey;
import live.grandstand.platform.IndexPaging;
import live.grandstand.platform.Page;
import live.grandstand.providers.SpeechModel;
import live.grandstand.stories.StoryService;
import live.grandstand.stories.StoryView;
import org.jspecify.annotations.Nullable;

/** The sound of stories: having it made, and what there is. */
@ApplicationScoped
public class AudioService {
  @Inject StoryService stories;
  @Inject StoryLookup lookup;
  @Inject AudioStore audio;
  @Inject SpeechModel model;

  /**
   * A sound file, for those who may hear it.
   *
   * @param name what it is called when it is saved
   */
  record SoundFile(FileKey key, String mediaType, String name) {}

  /**
   * Queues the speaking of a story.
   *
   * @param address where the caller calls from, for the audit
   * @throws AppException {@code NOT_FOUND}; {@code BAD_REQUEST} for a voice there is not; {@code
   *     CONFLICT} while that is queued or running; {@code UNPROCESSABLE} when there is no generated
   *     text; {@code RATE_LIMITED} when the owner's quota is used up
   */
  @Transactional
  StoryView speak(Caller caller, UUID storyId, SpeakStory wanted, String address) {
    requireVoice(wanted.voiceModel());
    PipelineSettings settings =
        new PipelineSettings(
            List.of(StepKind.AUDIO),
            null,
            wanted.words(),
            wanted.voiceModel(),
            PipelineSettings.STANDARD_STYLE,
            PipelineSettings.STANDARD_SIZE);
    return stories.begin(caller, storyId, settings, address);
  }

  private void requireVoice(@Nullable String voice) {
    List<String> voices = model.voices();
    if (voice != null && !voices.isEmpty() && !voices.contains(voice)) {
      throw AppException.badRequest("voiceModel", "must be one of " + String.join(", ", voices));
    }
  }

  /**
   * What was spoken of a story, in its order.
   *
   * @throws AppException {@code NOT_FOUND}, also for somebody else's
   */
  @Transactional(TxType.SUPPORTS)
  Page<AudioChunk> list(Caller caller, UUID storyId, IndexPaging paging) {
    stories.require(caller, storyId);
    return paging.page(audio.list(storyId, paging), AudioChunk::chunkIndex);
  }

  /**
   * The sound of one chunk.
   *
   * @throws AppException {@code NOT_FOUND}, also for somebody else's
   */
  @Transactional(TxType.SUPPORTS)
  SoundFile file(Caller caller, UUID chunkId) {
    AudioChunk chunk =
        audio
            .find(chunkId)
            .filter(found -> isKnown(caller, found.storyId()))
            .orElseThrow(() -> AppException.notFound("file"));
    String path = chunk.file().path();
    String name =
        "audio-%03d%s"
            .formatted(chunk.chunkIndex() + 1, path.substring(path.lastIndexOf('.')))
            .toLowerCase(Locale.ROOT);
    return new SoundFile(chunk.file(), chunk.mediaType(), name);
  }

  private boolean isKnown(Caller caller, UUID storyId) {
    return lookup
        .find(storyId)
        .filter(story -> caller.isAdmin() || story.ownerId().equals(caller.userId()))
        .isPresent();
  }
}
