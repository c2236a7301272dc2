package live.grandstand.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.AnnotatedElement;
import live.grandstand.platform.Json;
import live.grandstand.platform.Text;
import live.grandstand.platform.WebAddress;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Puts into a schema what the annotations of a field or a parameter say about it. */
final class SchemaLimits {
  private SchemaLimits() {}

  static void apply(AnnotatedElement element, ObjectNode schema) {
    Size size = element.getAnnotation(Size.class);
    if (size != null) {
      range(schema, isArray(schema) ? "Items" : "Length", size.min(), size.max());
    }
    if (element.isAnnotationPresent(NotEmpty.class)) {
      schema.put(isArray(schema) ? "minItems" : "minLength", 1);
    }
    Pattern pattern = element.getAnnotation(Pattern.class);
    if (pattern != null) {
      schema.put("pattern", "^(?:" + pattern.regexp() + ")$");
    }
    Text text = element.getAnnotation(Text.class);
    if (text != null) {
      range(schema, "Length", text.min(), text.max());
    }
    if (element.isAnnotationPresent(WebAddress.class)) {
      schema.put("format", "uri");
      schema.put("pattern", "^[Hh][Tt][Tt][Pp][Ss]?://");
      schema.put("maxLength", WebAddress.MAX_LENGTH);
    }
    Schema said = element.getAnnotation(Schema.class);
    if (said != null) {
      apply(said, schema);
    }
  }

  /** What is said expressly wins over what constraints say. */
  static void apply(Schema said, ObjectNode schema) {
    text(schema, "description", said.description());
    text(schema, "format", said.format());
    text(schema, "pattern", said.pattern());
    range(schema, "Length", said.minLength(), said.maxLength());
    if (said.enumeration().length > 0) {
      schema.replace("enum", Json.mapper().valueToTree(said.enumeration()));
      schema.remove("pattern");
    }
    if (!said.defaultValue().isEmpty()) {
      schema.set("default", value(schema, said.defaultValue()));
    }
    if (!said.example().isEmpty()) {
      schema.set("example", value(schema, said.example()));
    }
  }

  private static void text(ObjectNode schema, String key, String value) {
    if (!value.isEmpty()) {
      schema.put(key, value);
    }
  }

  private static void range(ObjectNode schema, String what, int min, int max) {
    if (min > 0) {
      schema.put("min" + what, min);
    }
    if (max < Integer.MAX_VALUE) {
      schema.put("max" + what, max);
    }
  }

  private static boolean isArray(ObjectNode schema) {
    return schema.path("type").asText().equals("array");
  }

  /** Annotations have only text; anything but a string is JSON in it. */
  private static JsonNode value(ObjectNode schema, String text) {
    if (schema.path("type").asText().equals("string")) {
      return TextNode.valueOf(text);
    }
    try {
      return Json.mapper().readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException("no JSON: " + text, e);
    }
  }
}
