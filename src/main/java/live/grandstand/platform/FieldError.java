package live.grandstand.platform;

import java.util.Objects;

/**
 * One thing wrong with one field of a request.
 *
 * @param field the path of the field as the client wrote it, for example {@code
 *     preferences.language}; empty when the whole body is meant
 * @param message what is wrong, for people
 */
public record FieldError(String field, String message) {
  public FieldError {
    Objects.requireNonNull(field, "field");
    Objects.requireNonNull(message, "message");
  }
}
