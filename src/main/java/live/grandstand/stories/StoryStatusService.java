package live.grandstand.stories;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Optional;
import java.util.UUID;
import live.grandstand.jobs.StepChanged;
import live.grandstand.jobs.StoryLookup;
import live.grandstand.jobs.StoryRef;

/** Keeps with each story how far its steps are, and tells jobs what a story is. */
@ApplicationScoped
public class StoryStatusService implements StoryLookup {
  private static final String PROCESSING_TIME = "processingTime";

  @Inject StoryStore stories;

  @Override
  @Transactional(TxType.SUPPORTS)
  public Optional<StoryRef> find(UUID storyId) {
    return stories.ref(storyId);
  }

  /** In the transaction that changed the step, so that both are seen together. */
  void follow(@Observes StepChanged change) {
    switch (change.phase()) {
      case QUEUED -> stories.queued(change.storyId(), change.kind(), change.at());
      case COMPLETE ->
          stories.completed(change.storyId(), change.kind(), processingMillis(change), change.at());
      case ERROR, CANCELLED ->
          stories.failed(change.storyId(), change.kind(), change.error(), change.at());
      case START, PROGRESS -> {} // nothing that is kept; progress may come without a transaction
    }
  }

  private static long processingMillis(StepChanged change) {
    return change.payload().get(PROCESSING_TIME) instanceof Number millis ? millis.longValue() : 0;
  }
}
