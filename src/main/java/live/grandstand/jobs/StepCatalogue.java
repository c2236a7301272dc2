package live.grandstand.jobs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;

/** What features give to jobs: their steps, and their stories. */
@ApplicationScoped
class StepCatalogue {
  @Inject @Any Instance<Step> steps;
  @Inject Instance<StoryLookup> stories;
  @Inject Instance<StoryIntake> intake;

  /**
   * The step of a kind.
   *
   * @throws IllegalStateException when no feature implements it
   */
  Step of(StepKind kind) {
    return steps.stream()
        .filter(step -> step.kind() == kind)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("nobody implements the step " + kind));
  }

  /** A story as it is now. */
  Optional<StoryRef> story(UUID storyId) {
    return stories.get().find(storyId);
  }

  /** Makes stories of files. */
  StoryIntake intake() {
    return intake.get();
  }
}
