package live.grandstand.testing;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.sql.DataSource;
import live.grandstand.platform.EmbeddedPostgres;
import live.grandstand.platform.Migrations;
import org.hibernate.engine.jdbc.connections.internal.DatasourceConnectionProviderImpl;
import org.hibernate.engine.transaction.jta.platform.internal.NoJtaPlatform;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A real PostgreSQL for tests: one server for the test JVM, a fresh migrated database for each test
 * class, and JPA on it without a container.
 *
 * <pre>{@code
 * @RegisterExtension static final Postgres postgres = new Postgres();
 *
 * postgres.run(em -> em.persist(user));
 * User found = postgres.call(em -> new UserStore(em).find(id));
 * }</pre>
 */
public final class Postgres implements BeforeAllCallback, AfterAllCallback {
  private static final AtomicInteger DATABASES = new AtomicInteger();
  private static final String TEMPLATE = "migrated";

  private String name = "";
  private EntityManagerFactory entities;

  /** The server of this JVM, started on first use and stopped when the JVM ends. */
  private static final class Server {
    static final EmbeddedPostgres SHARED = start();

    private static EmbeddedPostgres start() {
      try {
        Path data = Files.createTempDirectory("grandstand-test-postgres");
        Path binaries = Path.of("target", "postgres-binaries").toAbsolutePath();
        EmbeddedPostgres server = EmbeddedPostgres.start(binaries, data, false);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server, data)));
        execute(server, "create database " + TEMPLATE);
        Migrations.apply(server.dataSource(TEMPLATE));
        return server;
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }

    private static void stop(EmbeddedPostgres server, Path data) {
      server.close();
      try (Stream<Path> files = Files.walk(data)) {
        files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
      } catch (IOException e) {
        System.err.println("left behind: " + data + " (" + e + ")");
      }
    }
  }

  private static void execute(EmbeddedPostgres server, String sql) {
    try (Connection connection = server.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    name = "test" + DATABASES.incrementAndGet();
    execute(Server.SHARED, "create database " + name + " template " + TEMPLATE);
  }

  @Override
  public void afterAll(ExtensionContext context) {
    if (entities != null) {
      entities.close();
    }
    execute(Server.SHARED, "drop database " + name + " with (force)");
  }

  /** Plain connections to this class's database. */
  public DataSource dataSource() {
    return Server.SHARED.dataSource(name);
  }

  /** All entities of the product on this class's database, with transactions of JPA's own. */
  public synchronized EntityManagerFactory entities() {
    if (entities == null) {
      entities =
          Persistence.createEntityManagerFactory(
              "grandstand",
              Map.of(
                  "jakarta.persistence.transactionType",
                  "RESOURCE_LOCAL",
                  "jakarta.persistence.jtaDataSource",
                  dataSource(),
                  "jakarta.persistence.nonJtaDataSource",
                  dataSource(),
                  "hibernate.transaction.jta.platform",
                  NoJtaPlatform.class.getName(),
                  "hibernate.connection.provider_class",
                  new DatasourceConnectionProviderImpl(),
                  "hibernate.hbm2ddl.auto",
                  "validate"));
    }
    return entities;
  }

  /** Calls inside a transaction that commits, or rolls back when the work throws. */
  public <T> T call(Function<EntityManager, T> work) {
    try (EntityManager entityManager = entities().createEntityManager()) {
      entityManager.getTransaction().begin();
      try {
        T result = work.apply(entityManager);
        entityManager.getTransaction().commit();
        return result;
      } finally {
        if (entityManager.getTransaction().isActive()) {
          entityManager.getTransaction().rollback();
        }
      }
    }
  }

  /** As {@link #call}, for work without a result. */
  public void run(Consumer<EntityManager> work) {
    call(
        entityManager -> {
          work.accept(entityManager);
          return entityManager;
        });
  }
}
