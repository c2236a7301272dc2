package live.grandstand.jobs;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The payloads of what rooms are told of a step, field by field (realtime.md §4). */
final class StepEvents {
  private static final int WHOLE = 100;

  private StepEvents() {}

  /**
   * {@code …:processing:start}.
   *
   * @param announced what the step says of itself
   */
  static Map<String, Object> start(
      UUID storyId, Map<String, Object> announced, Duration estimate, Instant now) {
    Map<String, Object> payload = new LinkedHashMap<>();
    payload.put("storyId", storyId);
    payload.putAll(announced);
    payload.put("estimatedTime", seconds(estimate));
    payload.put("timestamp", now);
    return payload;
  }

  /**
   * {@code …:processing:progress}.
   *
   * @param done how many chunks are stored
   * @param current which one this is about, from 1
   * @param percent 0 to 100
   */
  static Map<String, Object> progress(
      StepRun run, Chunks chunks, int percent, Duration remaining, Instant now) {
    Map<String, Object> payload = new LinkedHashMap<>();
    payload.put("storyId", run.storyId());
    payload.put("progress", percent);
    payload.put("step", run.kind().wire());
    payload.put("currentChunk", chunks.current());
    payload.put("totalChunks", chunks.total());
    switch (run.kind()) {
      case STORY -> {}
      case AUDIO -> {
        payload.put("generatedAudio", chunks.done());
        payload.put("totalAudio", chunks.total());
      }
      case IMAGES -> {
        payload.put("generatedImages", chunks.done());
        payload.put("totalImages", chunks.total());
      }
    }
    payload.put("estimatedTimeRemaining", seconds(remaining));
    payload.put("timestamp", now);
    return payload;
  }

  /**
   * Where a run is.
   *
   * @param done how many chunks are stored
   * @param current the one that was stored last or is being made, from 1
   * @param total how many there are
   */
  record Chunks(int done, int current, int total) {
    static Chunks stored(int done, int total) {
      return new Chunks(done, Math.max(1, done), total);
    }

    int percent() {
      return total == 0 ? 0 : done * WHOLE / total;
    }

    int missing() {
      return total - done;
    }
  }

  /**
   * {@code …:processing:complete}.
   *
   * @param fields what the step says of itself
   */
  static Map<String, Object> complete(
      UUID storyId, Map<String, Object> fields, Duration processing, Instant now) {
    Map<String, Object> payload = new LinkedHashMap<>();
    payload.put("storyId", storyId);
    payload.putAll(fields);
    payload.put("processingTime", processing.toMillis());
    payload.put("timestamp", now);
    return payload;
  }

  /** {@code …:processing:error}. */
  static Map<String, Object> error(
      UUID storyId, StepKind kind, String error, @Nullable Integer chunk, Instant now) {
    Map<String, Object> payload = new LinkedHashMap<>();
    payload.put("storyId", storyId);
    payload.put("error", error);
    payload.put("step", kind.wire());
    if (chunk != null) {
      payload.put("chunkIndex", chunk);
    }
    payload.put("timestamp", now);
    return payload;
  }

  /** Whole seconds, rounded up: what is not over takes at least one. */
  static long seconds(Duration time) {
    return time.plusMillis(999).toSeconds();
  }
}
