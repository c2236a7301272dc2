package live.grandstand.platform;

import com.fasterxml.jackson.core.JacksonException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import java.net.ConnectException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Finds the refusal that an exception stands for. What it does not know is our own fault. */
final class ErrorTranslation {
  private static final Duration DATABASE_PATIENCE = Duration.ofSeconds(5);
  private static final int DEEPEST_CAUSE = 20;

  private ErrorTranslation() {}

  /** The refusal behind an exception, or empty when it is a failure of our own. */
  static Optional<AppException> refusal(Throwable error) {
    return causes(error).flatMap(cause -> known(cause).stream()).findFirst();
  }

  private static Stream<Throwable> causes(Throwable error) {
    return Stream.iterate(error, cause -> cause != null, Throwable::getCause).limit(DEEPEST_CAUSE);
  }

  private static Optional<AppException> known(Throwable error) {
    if (error instanceof AppException refusal) {
      return Optional.of(refusal);
    }
    if (error instanceof ConstraintViolationException violation) {
      return Optional.of(invalid(violation));
    }
    if (error instanceof JacksonException json) {
      return Optional.of(JsonMistakes.describe(json));
    }
    if (error instanceof WebApplicationException web) {
      return web(web);
    }
    if (isDatabaseAway(error)) {
      return Optional.of(
          AppException.unavailable("The database is away, try again soon", DATABASE_PATIENCE));
    }
    return Optional.empty();
  }

  private static AppException invalid(ConstraintViolationException error) {
    List<FieldError> fields =
        error.getConstraintViolations().stream()
            .map(violation -> new FieldError(field(violation), violation.getMessage()))
            .sorted(Comparator.comparing(FieldError::field).thenComparing(FieldError::message))
            .toList();
    String detail =
        fields.stream()
            .map(field -> (field.field() + " " + field.message()).strip())
            .collect(Collectors.joining("; "));
    return new AppException(ErrorCode.BAD_REQUEST, detail, fields);
  }

  /** The field as the client knows it: without the Java method and its parameter. */
  private static String field(ConstraintViolation<?> violation) {
    List<Path.Node> nodes =
        StreamSupport.stream(violation.getPropertyPath().spliterator(), false).toList();
    List<Path.Node> inside =
        nodes.stream().filter(node -> node.getKind() == ElementKind.PROPERTY).toList();
    boolean ofSimpleParameter =
        inside.isEmpty() && violation.getLeafBean() != null && isPlain(violation.getInvalidValue());
    return ofSimpleParameter
        ? String.valueOf(nodes.get(nodes.size() - 1).getName())
        : inside.stream().map(Path.Node::toString).collect(Collectors.joining("."));
  }

  /** A query or path parameter, as opposed to a body that is missing. */
  private static boolean isPlain(Object value) {
    return value instanceof CharSequence || value instanceof Number;
  }

  private static Optional<AppException> web(WebApplicationException error) {
    int status = error.getResponse().getStatus();
    if (error instanceof NotFoundException) {
      return Optional.of(
          ofQuery(error)
              ? AppException.badRequest("", "A query parameter is not of the right form")
              : AppException.notFound("resource"));
    }
    return Arrays.stream(ErrorCode.values())
        .filter(code -> code.status() == status && code != ErrorCode.INTERNAL)
        .findFirst()
        .map(code -> new AppException(code, code.title()));
  }

  /** JAX-RS says 404 for a query parameter that cannot be converted; rest.md says 400. */
  private static boolean ofQuery(WebApplicationException error) {
    return error.getClass().getSimpleName().equals("QueryParamException"); // Jersey's
  }

  /** Connection lost (class 08), server shutting down or starting (57P), too many (53300). */
  private static boolean isDatabaseAway(Throwable error) {
    if (error instanceof ConnectException || error instanceof SQLTransientConnectionException) {
      return true;
    }
    if (error instanceof SQLException sql && sql.getSQLState() != null) {
      String state = sql.getSQLState();
      return state.startsWith("08") || state.startsWith("57P") || state.equals("53300");
    }
    return false;
  }
}
