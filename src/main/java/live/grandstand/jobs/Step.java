package live.grandstand.jobs;

import java.util.Map;
import java.util.UUID;

/**
 * One kind of step, as the feature that it belongs to implements it: the port through which jobs
 * reach stories, audio and images without knowing them. Called on job threads, for one run by one
 * thread at a time.
 */
public interface Step {
  /** Which step this is. */
  StepKind kind();

  /**
   * Says what has to be made. Asked when a run begins and whenever it is taken up again, here or on
   * another node.
   *
   * @throws live.grandstand.platform.AppException when there is nothing to make it of
   */
  StepPlan plan(StepRun run);

  /**
   * Makes one chunk and stores it: the slow part without a transaction, then the file under a key
   * that follows from run and index, then the row in a transaction of its own.
   *
   * @throws RuntimeException when the provider failed: {@code providers.ProviderException}
   */
  void make(StepRun run, StepPlan plan, int index);

  /**
   * Called in the transaction that completes the run, when all chunks are stored: puts together
   * what they make up.
   *
   * @return what the step says of itself in {@code …:processing:complete}, beside the fields that
   *     all steps have
   */
  Map<String, Object> complete(StepRun run);

  /**
   * Called in the transaction that makes a run which begins afresh: lets go of what earlier runs of
   * this step made, rows and files.
   */
  void discard(UUID storyId);
}
