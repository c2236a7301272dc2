package live.grandstand.app;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import live.grandstand.app.RouteTable.Row;
import live.grandstand.app.RouteTable.Visitor;
import org.junit.jupiter.api.Test;

/** The table of routes is whole; what the product answers is {@link RouteTableIT}'s. */
class RouteTableTest {
  @Test
  void everyResourceMethodHasALineAndEveryLineAMethod() {
    String methods = resourceMethods().sorted().collect(Collectors.joining("\n"));
    String lines =
        RouteTable.rows().stream().map(Row::route).sorted().collect(Collectors.joining("\n"));

    assertEquals(methods, lines, "routes.txt does not have just what the @Path classes have");
    assertTrue(methods.lines().count() >= 41, "resource methods are found");
  }

  @Test
  void noLineLetsABadTokenIn() {
    for (Row row : RouteTable.rows()) {
      assertAll(
          row.route(),
          Stream.of(Visitor.values())
              .filter(Visitor::isRefusedEverywhere)
              .map(bad -> () -> assertEquals(401, row.expected().get(bad), bad.column())));
    }
  }

  @Test
  void noLineLeavesOutAKindOfCallerButSomebodyElseWhereNothingIsAnybodys() {
    for (Row row : RouteTable.rows()) {
      List<Visitor> absent =
          Stream.of(Visitor.values()).filter(who -> !row.expected().containsKey(who)).toList();
      assertTrue(absent.isEmpty() || absent.equals(List.of(Visitor.OTHER)), row.route());
    }
  }

  private static Stream<String> resourceMethods() {
    return new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("live.grandstand")
            .stream()
            .filter(type -> type.isAnnotatedWith(Path.class))
            .map(JavaClass::reflect)
            .flatMap(RouteTableTest::resourceMethods);
  }

  private static Stream<String> resourceMethods(Class<?> resource) {
    return Arrays.stream(resource.getMethods())
        .flatMap(method -> verbs(method).map(verb -> verb + " " + path(resource, method)));
  }

  private static Stream<String> verbs(Method method) {
    List<String> verbs =
        Arrays.stream(method.getAnnotations())
            .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
            .filter(verb -> verb != null)
            .map(HttpMethod::value)
            .toList();
    boolean isLocator = verbs.isEmpty() && method.isAnnotationPresent(Path.class);
    return isLocator ? Stream.of("(a resource that is found by a method)") : verbs.stream();
  }

  private static String path(Class<?> resource, Method method) {
    Path own = method.getAnnotation(Path.class);
    String path =
        resource.getAnnotation(Path.class).value() + "/" + (own == null ? "" : own.value());
    return ("/" + path).replaceAll("/+", "/").replaceAll("(?<=.)/$", "");
  }
}
