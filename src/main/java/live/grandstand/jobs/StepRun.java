package live.grandstand.jobs;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One step of one story that is being worked on.
 *
 * @param contentVersion which version of the story's text it is for; another one needs another run
 * @param jobId the batch it belongs to, if it belongs to one
 */
public record StepRun(
    UUID id,
    UUID storyId,
    UUID ownerId,
    StepKind kind,
    PipelineSettings settings,
    int contentVersion,
    @Nullable UUID jobId) {}
