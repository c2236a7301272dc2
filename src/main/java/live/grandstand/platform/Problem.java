package live.grandstand.platform;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An error as REST clients see it (RFC 9457, rest.md).
 *
 * @param type a URN of the code
 * @param instance the path of the request
 * @param correlationId what to look for in the log; only for what is our own fault
 */
record Problem(
    String type,
    String title,
    int status,
    String detail,
    String instance,
    String code,
    List<FieldError> errors,
    @JsonInclude(Include.NON_NULL) @Nullable String correlationId) {

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
