package live.grandstand.openapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import live.grandstand.platform.Json;
import live.grandstand.platform.Page;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Schemas (OAS 3.0.3) of the types that REST takes and gives, as {@link Json} reads and writes
 * them. Records become components, everything else stands where it is used.
 */
final class ApiSchemas {
  private static final Map<Class<?>, String[]> SIMPLE =
      Map.ofEntries(
          Map.entry(String.class, new String[] {"string"}),
          Map.entry(UUID.class, new String[] {"string", "uuid"}),
          Map.entry(Instant.class, new String[] {"string", "date-time"}),
          Map.entry(boolean.class, new String[] {"boolean"}),
          Map.entry(Boolean.class, new String[] {"boolean"}),
          Map.entry(int.class, new String[] {"integer", "int32"}),
          Map.entry(Integer.class, new String[] {"integer", "int32"}),
          Map.entry(long.class, new String[] {"integer", "int64"}),
          Map.entry(double.class, new String[] {"number", "double"}));

  private final Map<String, ObjectNode> components = new TreeMap<>();
  private final Map<String, Type> owners = new TreeMap<>();

  /** The components that were needed so far, by name. */
  Map<String, ObjectNode> components() {
    return components;
  }

  ObjectNode of(Type type, Use use) {
    if (type instanceof ParameterizedType generic) {
      return generic(generic, use);
    }
    Class<?> plain = (Class<?>) type;
    String[] simple = SIMPLE.get(plain);
    if (simple != null) {
      ObjectNode schema = object().put("type", simple[0]);
      return simple.length == 1 ? schema : schema.put("format", simple[1]);
    }
    if (plain.isEnum()) {
      ObjectNode schema = object().put("type", "string");
      schema.set("enum", Json.mapper().valueToTree(plain.getEnumConstants()));
      return schema;
    }
    if (plain.isRecord()) {
      return reference(use.named(name(plain)), plain, () -> record(plain, use));
    }
    if (plain == Object.class || JsonNode.class.isAssignableFrom(plain)) {
      return object();
    }
    throw new IllegalArgumentException("no schema for " + type);
  }

  private ObjectNode generic(ParameterizedType type, Use use) {
    Class<?> raw = (Class<?>) type.getRawType();
    Type[] arguments = type.getActualTypeArguments();
    if (raw == Page.class) {
      Class<?> item = (Class<?>) arguments[0];
      return reference(name(item) + "Page", type, () -> page(item));
    }
    if (raw == Map.class) {
      ObjectNode schema = object().put("type", "object");
      if (arguments[1] == Object.class) {
        return schema.put("additionalProperties", true);
      }
      schema.set("additionalProperties", of(arguments[1], use));
      return schema;
    }
    if (Collection.class.isAssignableFrom(raw)) {
      ObjectNode schema = object().put("type", "array");
      schema.set("items", of(arguments[0], use));
      return raw == Set.class ? schema.put("uniqueItems", true) : schema;
    }
    throw new IllegalArgumentException("no schema for " + type);
  }

  private ObjectNode page(Class<?> item) {
    ObjectNode schema = object().put("type", "object");
    ObjectNode properties = schema.putObject("properties");
    ObjectNode items = properties.putObject("items").put("type", "array");
    items.set("items", of(item, Use.ANSWER));
    properties
        .putObject("nextCursor")
        .put("type", "string")
        .put("nullable", true)
        .put("description", "What to ask for the following page with; null on the last page")
        .put("example", "0196f3a2-7c00-7000-8000-000000000001");
    schema.putArray("required").add("items").add("nextCursor");
    return schema;
  }

  private ObjectNode record(Class<?> type, Use use) {
    ObjectNode schema = object().put("type", "object");
    ObjectNode properties = schema.putObject("properties");
    ArrayNode required = JsonNodeFactory.instance.arrayNode();
    addProperties(type, use, properties, required);
    if (!required.isEmpty()) {
      schema.set("required", required);
    }
    if (use != Use.ANSWER) {
      schema.put("additionalProperties", false);
    }
    return schema;
  }

  private void addProperties(Class<?> type, Use use, ObjectNode properties, ArrayNode required) {
    for (RecordComponent component : type.getRecordComponents()) {
      Field field = field(type, component.getName());
      if (field.isAnnotationPresent(JsonUnwrapped.class)) {
        addProperties(field.getType(), use, properties, required);
        continue;
      }
      JsonProperty named = field.getAnnotation(JsonProperty.class);
      String name = named == null ? component.getName() : named.value();
      ObjectNode property = property(field, use);
      properties.set(name, property);
      if (isRequired(field, property, use)) {
        required.add(name);
      }
    }
  }

  private ObjectNode property(Field field, Use use) {
    Schema said = field.getAnnotation(Schema.class);
    boolean isAnother = said != null && said.implementation() != Void.class;
    ObjectNode schema = of(isAnother ? said.implementation() : field.getGenericType(), use);
    boolean isNullable = isNullable(field, use);
    if (schema.has("$ref") && (said != null || isNullable)) {
      ObjectNode reference = schema;
      schema = object().put("type", "object"); // what stands beside $ref does not count
      schema.putArray("allOf").add(reference);
    }
    if (isNullable) {
      schema.put("nullable", true);
    }
    SchemaLimits.apply(field, schema);
    return schema;
  }

  private static boolean isRequired(Field field, ObjectNode schema, Use use) {
    return switch (use) {
      case PATCH -> false;
      case ANSWER -> !field.isAnnotationPresent(JsonInclude.class);
      case REQUEST ->
          !schema.has("default")
              && (field.isAnnotationPresent(NotNull.class)
                  || field.isAnnotationPresent(NotEmpty.class));
    };
  }

  /** An answer that leaves a field out when it is null never has null there. */
  private static boolean isNullable(Field field, Use use) {
    return field.getAnnotatedType().isAnnotationPresent(Nullable.class)
        && !(use == Use.ANSWER && field.isAnnotationPresent(JsonInclude.class));
  }

  /** A reference to a component, which is made when it is not there yet. */
  private ObjectNode reference(String name, Type owner, Supplier<ObjectNode> maker) {
    Type known = owners.putIfAbsent(name, owner);
    if (known == null) {
      components.put(name, maker.get());
    } else if (!known.equals(owner)) {
      throw new IllegalStateException(known + " and " + owner + " are both called " + name);
    }
    return object().put("$ref", "#/components/schemas/" + name);
  }

  /** Its own name, behind that of the type that it stands in, unless another one is given. */
  static String name(Class<?> type) {
    Schema said = type.getAnnotation(Schema.class);
    if (said != null && !said.name().isEmpty()) {
      return said.name();
    }
    Class<?> outer = type.getEnclosingClass();
    return outer == null || !outer.isRecord()
        ? type.getSimpleName()
        : name(outer) + type.getSimpleName();
  }

  private static Field field(Class<?> type, String name) {
    try {
      return Objects.requireNonNull(type.getDeclaredField(name));
    } catch (NoSuchFieldException e) {
      throw new IllegalStateException(e);
    }
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
