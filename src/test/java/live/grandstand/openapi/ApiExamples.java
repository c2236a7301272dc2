package live.grandstand.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** Puts examples of bodies together from those of their fields. */
final class ApiExamples {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final String REFERENCE = "#/components/schemas/";

  private final Map<String, ObjectNode> components;

  ApiExamples(Map<String, ObjectNode> components) {
    this.components = components;
  }

  /**
   * An example that keeps to the schema. Of what a request may leave out it has only the fields
   * that have an example of their own; a patch and an answer have all.
   */
  JsonNode of(JsonNode schema, Use use) {
    if (schema.has("example")) {
      return schema.get("example");
    }
    if (schema.has("enum")) {
      return schema.at("/enum/0");
    }
    if (schema.has("$ref")) {
      return of(components.get(schema.get("$ref").asText().substring(REFERENCE.length())), use);
    }
    if (schema.has("allOf")) {
      return of(schema.at("/allOf/0"), use);
    }
    return byType(schema, use);
  }

  private JsonNode byType(JsonNode schema, Use use) {
    return switch (schema.path("type").asText()) {
      case "object" -> composed(schema, use);
      case "array" -> array(schema, use);
      case "integer" -> NODES.numberNode(1);
      case "number" -> NODES.numberNode(1.5);
      case "boolean" -> NODES.booleanNode(true);
      case "string" ->
          NODES.textNode(
              switch (schema.path("format").asText()) {
                case "uuid" -> "0196f3a2-7c00-7000-8000-000000000001";
                case "date-time" -> "2026-11-21T09:07:00.120Z";
                default -> "text";
              });
      default -> NODES.objectNode();
    };
  }

  private ArrayNode array(JsonNode schema, Use use) {
    return NODES.arrayNode().add(of(schema.get("items"), use));
  }

  private ObjectNode composed(JsonNode schema, Use use) {
    ObjectNode example = NODES.objectNode();
    for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
      boolean isThere =
          use != Use.REQUEST
              || property.getValue().has("example")
              || names(schema.path("required"), property.getKey());
      if (isThere) {
        example.set(property.getKey(), of(property.getValue(), use));
      }
    }
    return example;
  }

  private static boolean names(JsonNode required, String property) {
    for (JsonNode name : required) {
      if (name.asText().equals(property)) {
        return true;
      }
    }
    return false;
  }
}
