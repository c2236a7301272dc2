package live.grandstand.dashboard;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Something that happened: a story was made, a step or a batch ended.
 *
 * @param id of the story, the run of the step, or the batch; no other activity has it
 * @param type what it is about and what became of it, {@code audio.completed}
 * @param refId where to look: the story, or the batch
 */
public record ActivityView(
    UUID id,
    @Schema(
            description =
                "story.created, or story, audio, images or batch with completed, failed or cancelled",
            example = "audio.completed")
        String type,
    @Schema(description = "Of the story, or how large the batch is", example = "The lighthouse")
        String title,
    @Schema(description = "Whose it is") UUID userId,
    @Schema(description = "The story, or the batch") UUID refId,
    @Schema(example = "info") Level level,
    Instant timestamp) {

  /** How much it matters. */
  public enum Level {
    INFO,
    SUCCESS,
    WARNING,
    ERROR;

    /** The code used in JSON. */
    @JsonValue
    String wire() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** That of an activity of this type. */
    static Level of(String type) {
      return switch (type.substring(type.indexOf('.') + 1)) {
        case "completed" -> SUCCESS;
        case "failed" -> ERROR;
        case "cancelled" -> WARNING;
        default -> INFO;
      };
    }
  }
}
