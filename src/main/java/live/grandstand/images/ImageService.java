package live.grandstand.images;

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
import live.grandstand.stories.StoryService;
import live.grandstand.stories.StoryView;

/** The pictures of stories: having them made, and what there is. */
@ApplicationScoped
public class ImageService {
  @Inject StoryService stories;
  @Inject StoryLookup lookup;
  @Inject ImageStore images;

  /**
   * A picture, for those who may see it.
   *
   * @param name what it is called when it is saved
   */
  record ImageFile(FileKey key, String mediaType, String name) {}

  /**
   * Queues the painting of a story.
   *
   * @param address where the caller calls from, for the audit
   * @throws AppException {@code NOT_FOUND}; {@code BAD_REQUEST} for a size there is not; {@code
   *     CONFLICT} while that is queued or running; {@code UNPROCESSABLE} when there is no generated
   *     text; {@code RATE_LIMITED} when the owner's quota is used up
   */
  @Transactional
  StoryView paint(Caller caller, UUID storyId, PaintStory wanted, String address) {
    PipelineSettings settings =
        new PipelineSettings(
            List.of(StepKind.IMAGES),
            null,
            PipelineSettings.STANDARD_WORDS,
            null,
            wanted.style(),
            wanted.size().toString());
    return stories.begin(caller, storyId, settings, address);
  }

  /**
   * What was painted of a story, in its order.
   *
   * @throws AppException {@code NOT_FOUND}, also for somebody else's
   */
  @Transactional(TxType.SUPPORTS)
  Page<ImageChunk> list(Caller caller, UUID storyId, IndexPaging paging) {
    stories.require(caller, storyId);
    return paging.page(images.list(storyId, paging), ImageChunk::chunkIndex);
  }

  /**
   * The picture of one chunk.
   *
   * @throws AppException {@code NOT_FOUND}, also for somebody else's
   */
  @Transactional(TxType.SUPPORTS)
  ImageFile file(Caller caller, UUID chunkId) {
    ImageChunk chunk =
        images
            .find(chunkId)
            .filter(found -> isKnown(caller, found.storyId()))
            .orElseThrow(() -> AppException.notFound("file"));
    String path = chunk.file().path();
    String name =
        "image-%03d%s"
            .formatted(chunk.chunkIndex() + 1, path.substring(path.lastIndexOf('.')))
            .toLowerCase(Locale.ROOT);
    return new ImageFile(chunk.file(), chunk.mediaType(), name);
  }

  private boolean isKnown(Caller caller, UUID storyId) {
    return lookup
        .find(storyId)
        .filter(story -> caller.isAdmin() || story.ownerId().equals(caller.userId()))
        .isPresent();
  }
}
