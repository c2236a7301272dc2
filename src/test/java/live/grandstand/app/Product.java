package live.grandstand.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;
import live.grandstand.testing.GrandstandProcess;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * One running product for all classes that ask for nothing special; it ends with the run. Each of
 * them makes the people it needs.
 */
public final class Product implements BeforeAllCallback {
  /** Long enough for HS512, so that a token in that algorithm is refused for no other reason. */
  static final String JWT_SECRET =
      "the secret of a product for tests, longer than the 64 bytes that HS512 needs";

  /** Of the first administrator, {@code admin}. */
  public static final String ADMIN_PASSWORD = "an admin password for tests";

  private static volatile Running running;

  private record Running(GrandstandProcess process, Path directory)
      implements ExtensionContext.Store.CloseableResource, AutoCloseable {
    @Override
    public void close() throws IOException {
      process.close();
      try (Stream<Path> paths = Files.walk(directory)) {
        for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    running =
        context
            .getRoot()
            .getStore(ExtensionContext.Namespace.create(Product.class))
            .getOrComputeIfAbsent(Product.class, key -> start(), Running.class);
  }

  private static Running start() {
    try {
      Path directory = Files.createTempDirectory("grandstand");
      Map<String, String> settings =
          Map.of("grandstand.admin.password", ADMIN_PASSWORD, "grandstand.jwt.secret", JWT_SECRET);
      return new Running(GrandstandProcess.start(directory, settings), directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static URI uri() {
    return process().uri("");
  }

  /** What runs. */
  public static GrandstandProcess process() {
    return running.process();
  }

  static Api api() {
    return Api.at(uri());
  }

  /** The first administrator, signed in anew. */
  static Person admin() {
    Map<String, String> login = Map.of("username", "admin", "password", ADMIN_PASSWORD);
    return Person.of(api(), api().post("auth/login", login));
  }
}
