package live.grandstand.platform;

import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.output.MigrateResult;

/**
 * Brings a database to the schema of this version: the plain SQL files of {@code db/migrations},
 * forward only, each once. Flyway holds a lock in PostgreSQL meanwhile, so nodes that start
 * together wait for each other.
 */
public final class Migrations {
  private static final Logger LOG = Logger.getLogger(Migrations.class.getName());

  private Migrations() {}

  /**
   * Applies what is missing.
   *
   * @throws StartRefused if a migration fails or an applied one was changed since
   */
  public static void apply(DataSource database) {
    try {
      MigrateResult done =
          Flyway.configure(Migrations.class.getClassLoader())
              .dataSource(database)
              .locations("classpath:db/migrations")
              .sqlMigrationPrefix("V")
              .validateMigrationNaming(true)
              .cleanDisabled(true)
              .load()
              .migrate();
      LOG.log(
          Level.INFO,
          "Database schema at version {0}, {1} migrations applied now",
          new Object[] {
            done.targetSchemaVersion == null ? done.initialSchemaVersion : done.targetSchemaVersion,
            done.migrationsExecuted
          });
    } catch (FlywayException e) {
      throw new StartRefused("The database cannot be migrated: " + e.getMessage(), e);
    }
  }
}
