package live.grandstand.jobs;

import java.util.UUID;

/**
 * A step that is to be done, and those that are to follow it.
 *
 * @param ownerId the story's owner, whose limits and lanes it counts for, whoever asks
 * @param contentVersion which version the story's generated text has
 * @param settings {@code steps} begins with the step to be done now
 */
public record EnqueueStep(
    UUID storyId, UUID ownerId, int contentVersion, PipelineSettings settings) {
  /** The step to be done now. */
  public StepKind kind() {
    return settings.steps().get(0);
  }
}
