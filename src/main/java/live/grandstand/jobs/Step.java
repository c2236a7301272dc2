package live.grandstand.jobs;

import java.util.Map;
import java.util.UUID;

/**
 * One kind of step, as the feature that it belongs to implements it: the port through which jobs
 * reach stories, audio and images without knowing them. A CDI bean that is found by its kind;
 * called on job threads, for one run by one thread at a time.
 */
public interface Step {
  /** Which step this is. */
  StepKind kind();

  /**
   * Says what has to be made. Called in the transaction that begins a run or takes it up again,
   * here or on another node: only reads, and quickly.
   *
   * @throws live.grandstand.platform.AppException when there is nothing to make it of; the run has
   *     failed then, with this message
   */
  StepPlan plan(StepRun run);

  /**
   * Makes one chunk, without a transaction: asks the provider, and puts the file under a key that
   * follows from run and index, so that another try writes the same file again. The row is left to
   * what this returns.
   *
   * @throws RuntimeException when the provider failed: {@code providers.ProviderException}
   */
  MadeChunk make(StepRun run, StepPlan plan, int index);

  /**
   * Called in the transaction that stores the last chunk, after it: puts together what they make
   * up.
   *
   * @return what the step says of itself in {@code …:processing:complete}, beside {@code storyId},
   *     {@code processingTime} and {@code timestamp}
   */
  Map<String, Object> complete(StepRun run);

  /**
   * Called in the transaction that makes a run which begins afresh: lets go of what earlier runs of
   * this step made, rows and files.
   */
  void discard(UUID storyId);
}
