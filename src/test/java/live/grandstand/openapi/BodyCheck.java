package live.grandstand.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.NonValidationKeyword;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Holds bodies against schemas of a document. It is stricter than those: an object may have no
 * field that its schema does not name.
 */
public final class BodyCheck {
  private static final Dialect DIALECT =
      Dialect.builder(Dialects.getOpenApi30())
          .keyword(new NonValidationKeyword("components"))
          .build();

  private final JsonNode components;
  private final SchemaRegistry registry =
      SchemaRegistry.withDialect(
          DIALECT,
          builder ->
              builder.schemaRegistryConfig(
                  SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));
  private final Map<JsonNode, Schema> known = new ConcurrentHashMap<>();

  /**
   * @param document an OpenAPI document (OAS 3.0)
   */
  public BodyCheck(JsonNode document) {
    this.components = document.get("components").deepCopy();
    components.get("schemas").forEach(schema -> close((ObjectNode) schema));
  }

  private static void close(ObjectNode schema) {
    if (schema.has("properties") && !schema.has("additionalProperties")) {
      schema.put("additionalProperties", false);
    }
  }

  /** What is wrong with a body; nothing when it keeps to the schema. */
  public List<String> faults(JsonNode schema, JsonNode body) {
    return known.computeIfAbsent(schema, this::compiled).validate(body).stream()
        .map(Error::toString)
        .toList();
  }

  private Schema compiled(JsonNode schema) {
    ObjectNode whole = JsonNodeFactory.instance.objectNode();
    whole.putArray("allOf").add(schema);
    whole.set("components", components);
    return registry.getSchema(whole);
  }
}
