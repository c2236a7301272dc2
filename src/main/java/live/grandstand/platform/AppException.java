package live.grandstand.platform;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A refusal with a catalogued {@link ErrorCode}. Each door translates it in exactly one place: REST
 * to problem+json, Socket.IO to an ack or an error event. The message is shown to the client.
 */
public final class AppException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ErrorCode code;
  private final transient List<FieldError> fields;
  private final @Nullable Duration retryAfter;

  /** A refusal that no single field is to blame for. */
  public AppException(ErrorCode code, String message) {
    this(code, message, List.of(), null);
  }

  /** A refusal that names the fields at fault. */
  public AppException(ErrorCode code, String message, List<FieldError> fields) {
    this(code, message, fields, null);
  }

  private AppException(
      ErrorCode code, String message, List<FieldError> fields, @Nullable Duration retryAfter) {
    super(message);
    this.code = Objects.requireNonNull(code, "code");
    this.fields = List.copyOf(fields);
    this.retryAfter = retryAfter;
  }

  /** 400 that names one field. */
  public static AppException badRequest(String field, String message) {
    return new AppException(
        ErrorCode.BAD_REQUEST,
        field.isEmpty() ? message : field + " " + message,
        List.of(new FieldError(field, message)));
  }

  /** 413, naming the field when one is too large. */
  public static AppException tooLarge(String field, String message) {
    return new AppException(
        ErrorCode.PAYLOAD_TOO_LARGE,
        field.isEmpty() ? message : field + " " + message,
        List.of(new FieldError(field, message)));
  }

  /** 401 with a text that tells nothing about the reason beyond what the caller may know. */
  public static AppException unauthorized(String message) {
    return new AppException(ErrorCode.UNAUTHORIZED, message);
  }

  /** 403. */
  public static AppException forbidden(String message) {
    return new AppException(ErrorCode.FORBIDDEN, message);
  }

  /** 404 for a thing ("stream", "user") that is not there, or not the caller's to know of. */
  public static AppException notFound(String what) {
    return new AppException(ErrorCode.NOT_FOUND, "No such " + what);
  }

  /** 409. */
  public static AppException conflict(String message) {
    return new AppException(ErrorCode.CONFLICT, message);
  }

  /** 429 with the time after which another try makes sense. */
  public static AppException rateLimited(String message, Duration retryAfter) {
    return new AppException(ErrorCode.RATE_LIMITED, message, List.of(), retryAfter);
  }

  /** 503 with the time after which another try makes sense. */
  public static AppException unavailable(String message, Duration retryAfter) {
    return new AppException(ErrorCode.UNAVAILABLE, message, List.of(), retryAfter);
  }

  /** What kind of refusal this is. */
  public ErrorCode code() {
    return code;
  }

  /** The fields at fault; empty when none is. */
  public List<FieldError> fields() {
    return fields;
  }

  /** How long to wait before trying again, or null when waiting does not help. */
  public @Nullable Duration retryAfter() {
    return retryAfter;
  }

  /** The message, which an {@code AppException} always has. */
  public String detail() {
    return Objects.requireNonNull(getMessage());
  }
}
