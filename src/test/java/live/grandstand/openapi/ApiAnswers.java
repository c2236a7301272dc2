package live.grandstand.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.lang.reflect.Type;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import live.grandstand.accounts.OpenToAll;
import live.grandstand.platform.ErrorCode;
import live.grandstand.platform.FieldError;
import live.grandstand.platform.Json;
import live.grandstand.platform.Problem;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/**
 * What a call may answer. The answer that it is there for follows from its return type; which
 * refusals there can be follows from who may call it, from its parameters and its body, and what is
 * special stands in {@link APIResponse}.
 */
final class ApiAnswers {
  private static final String PROBLEM_JSON = "application/problem+json";

  private static final Map<ErrorCode, String> HEADERS =
      Map.of(
          ErrorCode.UNAUTHORIZED, "WWW-Authenticate",
          ErrorCode.RATE_LIMITED, "Retry-After",
          ErrorCode.UNAVAILABLE, "Retry-After");

  private final ApiSchemas schemas;
  private final ApiExamples examples;

  ApiAnswers(ApiSchemas schemas) {
    this.schemas = schemas;
    this.examples = new ApiExamples(schemas.components());
  }

  ObjectNode of(RestMethod call) {
    Map<String, ObjectNode> answers = new TreeMap<>(refusals(call));
    ObjectNode files = object();
    for (APIResponse said : call.method().getAnnotationsByType(APIResponse.class)) {
      int status = Integer.parseInt(said.responseCode());
      if (status < 400) {
        files.set(said.responseCode(), file(said));
      } else {
        answers.put(said.responseCode(), problem(code(status), said.description(), call.path()));
      }
    }
    ObjectNode all = object();
    if (files.isEmpty()) {
      success(call, all);
    }
    all.setAll(files);
    all.setAll(answers);
    all.set("default", reference("Other"));
    return all;
  }

  private void success(RestMethod call, ObjectNode answers) {
    Optional<APIResponseSchema> said =
        Optional.ofNullable(call.method().getAnnotation(APIResponseSchema.class));
    Type type =
        said.<Type>map(APIResponseSchema::value).orElse(call.method().getGenericReturnType());
    if (type == void.class) {
      limited(answers.putObject("204").put("description", "Done"));
      return;
    }
    String status =
        said.map(APIResponseSchema::responseCode).filter(s -> !s.isEmpty()).orElse("200");
    ObjectNode answer = answers.putObject(status);
    answer.put(
        "description",
        switch (status) {
          case "201" -> "Made";
          case "202" -> "Accepted";
          default -> "The answer";
        });
    ObjectNode headers = limited(answer);
    if (status.equals("201")) {
      headers.set("Location", reference("headers", "Location"));
    }
    ObjectNode content = answer.putObject("content").putObject("application/json");
    ObjectNode schema = schemas.of(type, Use.ANSWER);
    content.set("schema", schema);
    content.set("example", examples.of(schema, Use.ANSWER));
  }

  /** An answer that is a file, or part of one, or nothing because the client has it. */
  private static ObjectNode file(APIResponse said) {
    ObjectNode answer = object().put("description", said.description());
    limited(answer);
    for (Content content : said.content()) {
      ObjectNode media = answer.withObjectProperty("content").putObject(content.mediaType());
      media.putObject("schema").put("type", "string").put("format", "binary");
      media.put("example", "the bytes");
    }
    return answer;
  }

  /** The refusals that a call has for what it is. */
  private static Map<String, ObjectNode> refusals(RestMethod call) {
    Map<String, ObjectNode> refusals = new TreeMap<>();
    boolean hasBody = call.body().isPresent();
    if (hasBody || !call.parameters(QueryParam.class).isEmpty() || hasPath(call, String.class)) {
      refusals.put("400", reference("BadRequest"));
    }
    refusals.put("401", reference("Unauthorized"));
    refusals.put("403", reference("Forbidden")); // a service token is let in by few
    if (hasPath(call, UUID.class)) {
      refusals.put("404", reference("NotFound"));
    }
    if (hasBody) {
      refusals.put("413", reference("PayloadTooLarge"));
      refusals.put("415", reference("UnsupportedMediaType"));
    }
    refusals.put("429", reference("RateLimited"));
    refusals.put("503", reference("Unavailable"));
    return refusals;
  }

  static boolean isOpen(RestMethod call) {
    return call.annotation(OpenToAll.class).isPresent();
  }

  private static boolean hasPath(RestMethod call, Class<?> type) {
    return call.parameters(PathParam.class).stream()
        .anyMatch(parameter -> parameter.getType() == type);
  }

  /** The refusals that calls have in common, as components. */
  ObjectNode common() {
    ObjectNode common = object();
    common.set(
        "BadRequest", problem(ErrorCode.BAD_REQUEST, "A parameter or the body is not valid"));
    common.set(
        "Unauthorized",
        problem(ErrorCode.UNAUTHORIZED, "The token is missing, not good, expired or revoked"));
    common.set(
        "Forbidden",
        problem(ErrorCode.FORBIDDEN, "Your role, or this service token, does not allow this"));
    common.set("NotFound", problem(ErrorCode.NOT_FOUND, "No such thing"));
    common.set(
        "PayloadTooLarge", problem(ErrorCode.PAYLOAD_TOO_LARGE, "A request may have 65536 bytes"));
    common.set(
        "UnsupportedMediaType",
        problem(ErrorCode.UNSUPPORTED_MEDIA_TYPE, "The body is of another type of content"));
    common.set("RateLimited", problem(ErrorCode.RATE_LIMITED, "Too many requests"));
    common.set(
        "Unavailable", problem(ErrorCode.UNAVAILABLE, "The database is away, try again soon"));
    ObjectNode other = problem(ErrorCode.INTERNAL, "Any other refusal, or a failure of the server");
    common.set("Other", other);
    return common;
  }

  /** The headers that answers have in common, as components. */
  static ObjectNode headers() {
    ObjectNode headers = object();
    header(headers, "Location", "Where the new thing is", "string");
    header(headers, "Retry-After", "After how many seconds to try again", "integer");
    header(headers, "WWW-Authenticate", "Bearer", "string");
    header(headers, "RateLimit", "What is left of which limit, for how many seconds", "string");
    header(headers, "RateLimit-Policy", "The limit: how many calls in how many seconds", "string");
    return headers;
  }

  private static void header(ObjectNode headers, String name, String description, String type) {
    ObjectNode header = headers.putObject(name).put("description", description);
    header.put("required", true).putObject("schema").put("type", type);
  }

  private ObjectNode problem(ErrorCode code, String description) {
    return problem(code, description, "/streams");
  }

  private ObjectNode problem(ErrorCode code, String description, String path) {
    ObjectNode answer = object().put("description", description);
    String header = HEADERS.get(code);
    if (header != null) {
      ObjectNode headers =
          code == ErrorCode.RATE_LIMITED ? limited(answer) : answer.putObject("headers");
      headers.set(header, reference("headers", header));
    }
    ObjectNode content = answer.putObject("content").putObject(PROBLEM_JSON);
    content.set("schema", schemas.of(Problem.class, Use.ANSWER));
    content.set("example", example(code, description, "/api" + path));
    return answer;
  }

  /** Every granted call, and every one too many, tells what is left. */
  private static ObjectNode limited(ObjectNode answer) {
    ObjectNode headers = answer.putObject("headers");
    headers.set("RateLimit", reference("headers", "RateLimit"));
    headers.set("RateLimit-Policy", reference("headers", "RateLimit-Policy"));
    return headers;
  }

  /** The description without what explains it. */
  private static ObjectNode example(ErrorCode code, String description, String instance) {
    boolean isInput = code == ErrorCode.BAD_REQUEST;
    ObjectNode problem = object();
    problem.put("type", "urn:grandstand:problem:" + code.wire());
    problem.put("title", code.title());
    problem.put("status", code.status());
    problem.put("detail", isInput ? "title is missing" : description.split("[,;:]")[0]);
    problem.put("instance", instance);
    problem.put("code", code.wire());
    problem.putArray("errors");
    if (isInput) {
      JsonNode error = Json.mapper().valueToTree(new FieldError("title", "is missing"));
      problem.withArray("errors").add(error);
    }
    return problem;
  }

  private static ErrorCode code(int status) {
    for (ErrorCode code : ErrorCode.values()) {
      if (code.status() == status) {
        return code;
      }
    }
    throw new IllegalArgumentException("no error code has status " + status);
  }

  private static ObjectNode reference(String response) {
    return reference("responses", response);
  }

  private static ObjectNode reference(String kind, String name) {
    return object().put("$ref", "#/components/" + kind + "/" + name);
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
