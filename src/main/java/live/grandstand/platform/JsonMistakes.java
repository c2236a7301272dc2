package live.grandstand.platform;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import java.time.temporal.Temporal;
import java.util.Arrays;
import java.util.Collection;
import java.util.UUID;
import java.util.stream.Collectors;

/** Says in a client's words what is wrong with JSON, and at which field. */
public final class JsonMistakes {
  private JsonMistakes() {}

  /** The refusal (400) for JSON that could not be read. */
  public static AppException describe(JacksonException error) {
    if (error instanceof UnrecognizedPropertyException unknown) {
      return AppException.badRequest(path(unknown), "is not a known field");
    }
    if (error instanceof ValueInstantiationException value) {
      return value.getCause() instanceof AppException refusal
          ? refusal
          : AppException.badRequest(path(value), "is not valid");
    }
    if (error instanceof MismatchedInputException mismatch) {
      return AppException.badRequest(path(mismatch), "must be " + expected(mismatch));
    }
    if (error instanceof StreamConstraintsException
        || error.getCause() instanceof StreamConstraintsException) {
      return AppException.badRequest("", "The JSON is nested too deeply or too long in one place");
    }
    return AppException.badRequest("", "The body is not valid JSON" + place(error));
  }

  private static String path(JsonMappingException error) {
    String path = error.getPath().stream().map(JsonMistakes::step).collect(Collectors.joining());
    return path.startsWith(".") ? path.substring(1) : path;
  }

  private static String step(JsonMappingException.Reference step) {
    return step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName();
  }

  private static String expected(MismatchedInputException error) {
    Class<?> type = error.getTargetType();
    if (type == null) {
      return "of another type";
    }
    if (type.isEnum() && error instanceof InvalidFormatException) {
      return "one of " + constants(type);
    }
    if (type == UUID.class) {
      return "an id";
    }
    if (Temporal.class.isAssignableFrom(type)) {
      return "an ISO-8601 time";
    }
    if (type == String.class || type.isEnum()) {
      return "a string";
    }
    if (type == boolean.class || type == Boolean.class) {
      return "true or false";
    }
    if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
      return "a number";
    }
    return Collection.class.isAssignableFrom(type) || type.isArray() ? "a list" : "an object";
  }

  private static String constants(Class<?> type) {
    return Arrays.stream(type.getEnumConstants())
        .map(constant -> Json.mapper().convertValue(constant, String.class))
        .collect(Collectors.joining(", "));
  }

  private static String place(JacksonException error) {
    JsonLocation at = error.getLocation();
    return at == null ? "" : " (line %d, column %d)".formatted(at.getLineNr(), at.getColumnNr());
  }
}
