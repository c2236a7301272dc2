package live.grandstand.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.SecurityContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import live.grandstand.accounts.ForService;
import live.grandstand.accounts.Limited;
import live.grandstand.accounts.OnlyFor;
import live.grandstand.accounts.Role;
import live.grandstand.platform.Json;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Writes the OpenAPI document (OAS 3.0.3) of the calls there are. */
final class ApiDocument {
  private static final String ACCESS_TOKEN = "accessToken";
  private static final String SERVICE_TOKEN = "serviceToken";
  private static final String ABOUT =
      """
      Live streams with chat. JSON in UTF-8; ids are UUIDs, times ISO-8601 in UTC.

      A request with a field that is not known is refused (400), so is one of more than 64 KB \
      (413). In a PATCH (RFC 7396) what is absent stays and null clears.

      A list has at most `limit` items; its `nextCursor` is the `cursor` of the page behind it.

      Calls are counted by caller or address; `RateLimit` tells what is left \
      (draft-ietf-httpapi-ratelimit-headers), and one too many is refused (429).

      Errors are `application/problem+json` (RFC 9457): programs go by `code`, people by `detail`. \
      A 500 has a `correlationId` to look for in the log.\
      """;

  /** Parameters that mean the same everywhere. */
  private static final Map<String, String> PARAMETERS =
      Map.of(
          "limit",
          """
          {"name": "limit", "in": "query", "description": "How many items at most",
           "schema": {"type": "integer", "minimum": 1, "maximum": 100, "default": 20}}\
          """,
          "cursor",
          """
          {"name": "cursor", "in": "query", "description": "The nextCursor of the page before",
           "schema": {"type": "string"}}\
          """,
          "sid",
          """
          {"name": "sid", "in": "path", "required": true, "description": "The id of a socket",
           "schema": {"type": "string", "pattern": "^[A-Za-z0-9_-]{20}$",
                      "example": "pR5dXw0Q2mZ8sLkYAAAB"}}\
          """,
          "room",
          """
          {"name": "room", "in": "path", "required": true, "description": "The name of a room",
           "schema": {"type": "string", "minLength": 1, "maxLength": 200, "example": "chess"}}\
          """);

  private final ApiSchemas schemas = new ApiSchemas();
  private final ApiExamples examples = new ApiExamples(schemas.components());
  private final ApiAnswers answers = new ApiAnswers(schemas);

  private ApiDocument() {}

  /** The document, the same for the same calls. */
  static ObjectNode of(List<RestMethod> calls) {
    return new ApiDocument().build(calls);
  }

  private ObjectNode build(List<RestMethod> calls) {
    ObjectNode document = object().put("openapi", "3.0.3");
    document
        .putObject("info")
        .put("title", "Grandstand")
        .put("version", "0.1")
        .put("description", ABOUT);
    document.putArray("servers").addObject().put("url", "/api");
    document.set("tags", tags());
    ObjectNode paths = document.putObject("paths");
    for (RestMethod call : calls) {
      paths
          .withObjectProperty(call.path())
          .set(call.verb().toLowerCase(Locale.ROOT), operation(call));
    }
    ObjectNode components = document.putObject("components");
    components.set("securitySchemes", securitySchemes());
    ObjectNode parameters = components.putObject("parameters");
    PARAMETERS.keySet().stream()
        .sorted()
        .forEach(name -> parameters.set(name, json(PARAMETERS.get(name))));
    components.set("headers", ApiAnswers.headers());
    components.set("responses", answers.common());
    components.putObject("schemas").setAll(schemas.components());
    return document;
  }

  private static JsonNode tags() {
    return json(
        """
        [{"name": "Accounts", "description": "Getting in, one's own account, other people"},
         {"name": "Streams", "description": "Streams and their life"},
         {"name": "Dashboard", "description": "What became of stories, in numbers"},
         {"name": "Stories", "description": "Stories, and having them rewritten"},
         {"name": "Batches", "description": "Many stories at a time"},
         {"name": "Emitting", "description": "Events to sockets, and their rooms"},
         {"name": "Administration", "description": "What administrators do is in the audit"}]
        """);
  }

  private static JsonNode securitySchemes() {
    return json(
        """
        {"accessToken": {"type": "http", "scheme": "bearer", "bearerFormat": "JWT",
           "description": "The accessToken of POST /auth/login, good for 15 minutes"},
         "serviceToken": {"type": "http", "scheme": "bearer",
           "description": "A token of POST /admin/service-tokens, which begins with gst_"}}\
        """);
  }

  private ObjectNode operation(RestMethod call) {
    Operation said =
        call.annotation(Operation.class)
            .orElseThrow(() -> new IllegalStateException(call + " has no @Operation"));
    ObjectNode operation = object();
    call.annotation(Tag.class).ifPresent(tag -> operation.putArray("tags").add(tag.name()));
    operation.put("operationId", said.operationId());
    operation.put("summary", said.summary());
    String more = said.description().isEmpty() ? "" : said.description() + ". ";
    operation.put("description", more + who(call) + limit(call));
    security(call, operation);
    ArrayNode parameters = parameters(call);
    if (!parameters.isEmpty()) {
      operation.set("parameters", parameters);
    }
    call.body().ifPresent(body -> operation.set("requestBody", body(call, body)));
    operation.set("responses", answers.of(call));
    return operation;
  }

  private static String who(RestMethod call) {
    if (ApiAnswers.isOpen(call)) {
      return "Needs no token.";
    }
    Optional<OnlyFor> only = call.annotation(OnlyFor.class);
    if (only.isPresent()) {
      return Arrays.stream(only.get().value())
          .map(role -> role == Role.ADMIN ? "administrators" : role.wire() + " users")
          .collect(Collectors.joining(" and ", "For ", "."));
    }
    return call.annotation(ForService.class)
        .map(
            service ->
                "For services whose token has the scope %s, and for administrators."
                    .formatted(service.value().wire()))
        .orElse("For everybody who is signed in.");
  }

  private static String limit(RestMethod call) {
    return call.annotation(Limited.class)
        .map(limited -> " Counted as `%s`.".formatted(limited.value().wire()))
        .orElse("");
  }

  /** Where a token may be given but need not be, no security is one of the alternatives. */
  private static void security(RestMethod call, ObjectNode operation) {
    ArrayNode security = operation.putArray("security");
    boolean isOpen = ApiAnswers.isOpen(call);
    boolean looksAtCaller =
        Arrays.asList(call.method().getParameterTypes()).contains(SecurityContext.class);
    if (isOpen && looksAtCaller) {
      security.addObject();
    }
    if (call.annotation(ForService.class).isPresent()) {
      security.addObject().putArray(SERVICE_TOKEN);
    }
    if (!isOpen || looksAtCaller) {
      security.addObject().putArray(ACCESS_TOKEN);
    }
  }

  private ArrayNode parameters(RestMethod call) {
    ArrayNode parameters = JsonNodeFactory.instance.arrayNode();
    for (Parameter parameter : call.parameters(PathParam.class)) {
      parameters.add(
          parameter(parameter, "path", parameter.getAnnotation(PathParam.class).value()));
    }
    for (Parameter parameter : call.parameters(QueryParam.class)) {
      parameters.add(
          parameter(parameter, "query", parameter.getAnnotation(QueryParam.class).value()));
    }
    return parameters;
  }

  private ObjectNode parameter(Parameter parameter, String in, String name) {
    org.eclipse.microprofile.openapi.annotations.parameters.Parameter said =
        parameter.getAnnotation(
            org.eclipse.microprofile.openapi.annotations.parameters.Parameter.class);
    if (said == null && PARAMETERS.containsKey(name)) {
      return object().put("$ref", "#/components/parameters/" + name);
    }
    ObjectNode node = object().put("name", name).put("in", in);
    if (in.equals("path")) {
      node.put("required", true);
    }
    String description = said == null ? "Which one" : said.description();
    node.put("description", description);
    boolean isAnother = said != null && said.schema().implementation() != Void.class;
    ObjectNode schema =
        schemas.of(isAnother ? said.schema().implementation() : parameter.getType(), Use.REQUEST);
    SchemaLimits.apply(parameter, schema);
    if (said != null) {
      SchemaLimits.apply(said.schema(), schema);
    }
    node.set("schema", schema);
    return node;
  }

  private ObjectNode body(RestMethod call, Parameter parameter) {
    ObjectNode body = object().put("required", true);
    ObjectNode content = body.putObject("content");
    for (String mediaType : call.consumed()) {
      content.set(mediaType, content(call, parameter, mediaType));
    }
    return body;
  }

  private ObjectNode content(RestMethod call, Parameter parameter, String mediaType) {
    Use use = call.verb().equals("PATCH") ? Use.PATCH : Use.REQUEST;
    Optional<Content> said =
        Optional.ofNullable(call.method().getAnnotation(RequestBody.class))
            .flatMap(body -> said(body, mediaType));
    Class<?> type =
        said.map(Content::schema).<Class<?>>map(Schema::implementation).orElse(parameter.getType());
    ObjectNode schema = schemas.of(type, use);
    JsonNode example =
        said.flatMap(content -> Arrays.stream(content.examples()).findFirst())
            .map(ExampleObject::value)
            .map(ApiDocument::json)
            .orElseGet(() -> examples.of(schema, use));
    return object().<ObjectNode>set("schema", schema).set("example", example);
  }

  /** What is said of this type of content, or of all. */
  private static Optional<Content> said(RequestBody body, String mediaType) {
    return Arrays.stream(body.content())
        .filter(content -> content.mediaType().isEmpty() || content.mediaType().equals(mediaType))
        .findFirst();
  }

  private static JsonNode json(String text) {
    try {
      return Json.mapper().readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
