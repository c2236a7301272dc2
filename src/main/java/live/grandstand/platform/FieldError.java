package live.grandstand.platform;

import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One thing wrong with one field of a request.
 *
 * @param field the path of the field as the client wrote it, for example {@code
 *     preferences.language}; empty when the whole body is meant
 * @param message what is wrong, for people
 */
public record FieldError(
    @Schema(description = "The path of the field; empty for the body", example = "title")
        String field,
    @Schema(description = "What is wrong, for people", example = "is missing") String message) {
  public FieldError {
    Objects.requireNonNull(field, "field");
    Objects.requireNonNull(message, "message");
  }
}
