package live.grandstand.openapi;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One call that the REST API has.
 *
 * @param verb {@code GET}, {@code POST}, …
 * @param path below {@code /api}, with a slash in front and its parameters in braces
 */
public record RestMethod(Class<?> resource, Method method, String verb, String path) {
  private static final Comparator<RestMethod> ORDER =
      Comparator.comparing(RestMethod::path)
          .thenComparing(
              call -> List.of("GET", "POST", "PUT", "PATCH", "DELETE").indexOf(call.verb));

  private static final List<RestMethod> ALL = found();

  /** Every call of the product, in the order of their paths. */
  public static List<RestMethod> all() {
    return ALL;
  }

  private static List<RestMethod> found() {
    return new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("live.grandstand")
            .stream()
            .filter(type -> type.isAnnotatedWith(Path.class))
            .map(JavaClass::reflect)
            .flatMap(RestMethod::of)
            .sorted(ORDER)
            .toList();
  }

  private static Stream<RestMethod> of(Class<?> resource) {
    return Arrays.stream(resource.getDeclaredMethods())
        .flatMap(method -> verb(method).map(verb -> of(resource, method, verb)).stream());
  }

  private static RestMethod of(Class<?> resource, Method method, String verb) {
    String path = "/" + resource.getAnnotation(Path.class).value();
    Path own = method.getAnnotation(Path.class);
    return new RestMethod(resource, method, verb, own == null ? path : path + "/" + own.value());
  }

  private static Optional<String> verb(Method method) {
    return Arrays.stream(method.getAnnotations())
        .flatMap(
            annotation ->
                Stream.ofNullable(annotation.annotationType().getAnnotation(HttpMethod.class)))
        .map(HttpMethod::value)
        .findFirst();
  }

  /** The method's own annotation, or that of its class. */
  <A extends Annotation> Optional<A> annotation(Class<A> type) {
    return Optional.ofNullable(method.getAnnotation(type))
        .or(() -> Optional.ofNullable(resource.getAnnotation(type)));
  }

  List<Parameter> parameters(Class<? extends Annotation> kind) {
    return Arrays.stream(method.getParameters())
        .filter(parameter -> parameter.isAnnotationPresent(kind))
        .toList();
  }

  /** The parameter that takes the body, if it has one. */
  Optional<Parameter> body() {
    return Arrays.stream(method.getParameters())
        .filter(
            parameter ->
                Stream.of(Context.class, PathParam.class, QueryParam.class)
                    .noneMatch(parameter::isAnnotationPresent))
        .findFirst();
  }

  /** The types of content that the body may have. */
  List<String> consumed() {
    return annotation(Consumes.class).map(types -> List.of(types.value())).orElse(List.of());
  }

  @Override
  public String toString() {
    return verb + " " + path;
  }
}
