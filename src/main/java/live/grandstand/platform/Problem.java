package live.grandstand.platform;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An error as REST clients see it (RFC 9457, rest.md).
 *
 * @param type a URN of the code
 * @param instance the path of the request
 * @param correlationId what to look for in the log; only for what is our own fault
 */
public record Problem(
    @Schema(description = "A URN of the code", example = "urn:grandstand:problem:bad_request")
        String type,
    @Schema(description = "The same for every occurrence", example = "Invalid input") String title,
    @Schema(description = "The HTTP status", example = "400") int status,
    @Schema(description = "What is wrong, for people", example = "title is missing") String detail,
    @Schema(description = "The path of the request", example = "/api/streams") String instance,
    @Schema(description = "What is wrong, for programs", example = "bad_request") String code,
    @Schema(description = "The fields at fault; empty when none is") List<FieldError> errors,
    @Schema(
            description = "What to look for in the log; only for a 500",
            example = "01a1ff8b-f148-7000-90f9-bfb94e11e73d")
        @JsonInclude(Include.NON_NULL)
        @Nullable String correlationId) {

  static final String MEDIA_TYPE = "application/problem+json";

  static Problem of(AppException error, String instance) {
    return of(error.code(), error.detail(), error.fields(), instance, null);
  }

  /** A failure of our own: nothing of its inside, but where to find it. */
  static Problem internal(String instance, String correlationId) {
    return of(ErrorCode.INTERNAL, "Something went wrong here", List.of(), instance, correlationId);
  }

  private static Problem of(
      ErrorCode code,
      String detail,
      List<FieldError> errors,
      String instance,
      @Nullable String correlationId) {
    return new Problem(
        "urn:grandstand:problem:" + code.wire(),
        code.title(),
        code.status(),
        detail,
        instance,
        code.wire(),
        errors,
        correlationId);
  }
}
