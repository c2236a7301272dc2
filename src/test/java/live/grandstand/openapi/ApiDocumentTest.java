package live.grandstand.openapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import live.grandstand.platform.Json;
import org.junit.jupiter.api.Test;

/** The document that is served, against the classes and against itself. */
class ApiDocumentTest {
  private static final Path FILE = Path.of("src/main/resources/META-INF/openapi.json");

  private static final ObjectNode DOCUMENT = ApiDocument.of(RestMethod.all());

  private final ObjectNode document = DOCUMENT.deepCopy();

  @Test
  void theFileSaysWhatTheClassesSay() throws IOException {
    String written = pretty(document);
    if (Boolean.getBoolean("openapi.write")) {
      Files.writeString(FILE, written);
    }

    assertEquals(
        written,
        Files.readString(FILE),
        "to write it anew: mvn test-compile surefire:test -Dtest=ApiDocumentTest"
            + " -Dopenapi.write=true");
  }

  @Test
  void everyCallIsNamedOnceDescribedAndGrouped() {
    List<JsonNode> operations = operations();
    Set<String> ids = new HashSet<>();

    for (JsonNode operation : operations) {
      String id = operation.path("operationId").asText();
      assertTrue(id.matches("[a-z][A-Za-z]+"), () -> "no id: " + operation);
      assertTrue(ids.add(id), () -> "twice: " + id);
      assertFalse(operation.path("summary").asText().isEmpty(), id);
      assertEquals(1, operation.path("tags").size(), id);
      assertTrue(operation.path("security").isArray(), id);
    }
    assertEquals(RestMethod.all().size(), operations.size());
  }

  @Test
  void everyBodyHasAnExampleThatKeepsToItsSchema() {
    BodyCheck check = new BodyCheck(document);
    for (JsonNode operation : operations()) {
      List<JsonNode> contents =
          new ArrayList<>(operation.at("/requestBody/content").findParents("schema"));
      operation.path("responses").forEach(answer -> answer.path("content").forEach(contents::add));
      for (JsonNode content : contents) {
        assertTrue(content.has("example"), () -> "no example: " + content);
        assertEquals(
            List.of(),
            check.faults(content.get("schema"), content.get("example")),
            content::toString);
      }
    }
    for (JsonNode answer : document.at("/components/responses")) {
      JsonNode content = answer.get("content").iterator().next();
      assertEquals(
          List.of(),
          check.faults(content.get("schema"), content.get("example")),
          content::toString);
    }
  }

  @Test
  void everyTextHasALimitAFormOrAnExample() {
    List<String> bare = new ArrayList<>();
    document
        .at("/components/schemas")
        .properties()
        .forEach(
            schema ->
                schema.getValue().path("properties").properties().stream()
                    .filter(property -> isBareText(property.getValue()))
                    .forEach(property -> bare.add(schema.getKey() + "." + property.getKey())));

    assertEquals(List.of(), bare);
  }

  private static boolean isBareText(JsonNode property) {
    return property.path("type").asText().equals("string")
        && !property.has("enum")
        && !property.has("format")
        && !property.has("default")
        && !property.has("example");
  }

  @Test
  void everyReferenceLeadsSomewhereAndNothingIsLeftOver() {
    Set<String> used = new HashSet<>();
    document.findValuesAsText("$ref").forEach(used::add);

    for (String reference : used) {
      assertFalse(document.at(reference.substring(1)).isMissingNode(), reference);
    }
    for (String kind : List.of("schemas", "responses", "parameters", "headers")) {
      for (Map.Entry<String, JsonNode> entry : document.at("/components/" + kind).properties()) {
        assertTrue(used.contains("#/components/" + kind + "/" + entry.getKey()), entry.getKey());
      }
    }
  }

  private List<JsonNode> operations() {
    List<JsonNode> operations = new ArrayList<>();
    document.get("paths").forEach(path -> path.forEach(operations::add));
    return operations;
  }

  private static String pretty(ObjectNode document) throws IOException {
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter(
                Separators.createDefaultInstance()
                    .withObjectFieldValueSpacing(Separators.Spacing.AFTER))
            .withObjectIndenter(new DefaultIndenter("  ", "\n"));
    return Json.mapper().writer(printer).writeValueAsString(document) + "\n";
  }
}
