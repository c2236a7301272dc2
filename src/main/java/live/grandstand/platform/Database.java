package live.grandstand.platform;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The database of this deployment, opened once: configured by {@link Settings}, embedded if no URL
 * is set, migrated before the first connection is handed out.
 *
 * <p>It belongs to the class loader rather than to CDI, because the server opens data sources
 * before it starts CDI.
 */
final class Database {
  private static final Logger LOG = Logger.getLogger(Database.class.getName());

  private static final Duration CONNECTION_LIMIT = Duration.ofSeconds(3);

  private static @Nullable Database current; // guarded by the class

  private final HikariDataSource pool;
  private final @Nullable DataDirectory directory;
  private final @Nullable EmbeddedPostgres embedded;

  private Database(
      HikariDataSource pool,
      @Nullable DataDirectory directory,
      @Nullable EmbeddedPostgres embedded) {
    this.pool = pool;
    this.directory = directory;
    this.embedded = embedded;
  }

  /** The open database, opening it on the first call. */
  static synchronized Database current() {
    if (current == null) {
      current = open();
    }
    return current;
  }

  private static Database open() {
    try {
      Settings settings = SettingsLoader.current();
      return settings.embedded() ? openEmbedded(settings) : openExternal(settings.db());
    } catch (StartRefused e) {
      Standalone.refuse(e);
      throw e;
    }
  }

  /** Closes the database if it was opened; stops the embedded server. */
  static synchronized void shutDown() {
    Database open = current;
    current = null;
    if (open != null) {
      open.close();
    }
  }

  private static Database openEmbedded(Settings settings) {
    DataDirectory directory = DataDirectory.own(settings.dataDir());
    EmbeddedPostgres server = null;
    try {
      server = EmbeddedPostgres.start(settings.dataDir());
      LOG.log(
          Level.INFO,
          "Embedded PostgreSQL in {0} on port {1}",
          new Object[] {settings.dataDir(), Integer.toString(server.port())});
      Migrations.apply(server.dataSource());
      return new Database(pool(server.dataSource(), settings.db()), directory, server);
    } catch (RuntimeException e) {
      if (server != null) {
        server.close();
      }
      directory.close();
      throw e;
    }
  }

  private static Database openExternal(Settings.Db db) {
    PGSimpleDataSource connections = new PGSimpleDataSource();
    connections.setUrl(db.url());
    connections.setUser(db.user());
    connections.setPassword(db.password() == null ? null : db.password().reveal());
    connections.setApplicationName("grandstand");
    connections.setLogServerErrorDetail(false); // an error's detail has values of the row in it
    Migrations.apply(connections);
    return new Database(pool(connections, db), null, null);
  }

  private static HikariDataSource pool(DataSource server, Settings.Db db) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("grandstand");
    config.setDataSource(server);
    config.setMaximumPoolSize(db.poolSize());
    config.setMinimumIdle(Math.min(2, db.poolSize()));
    config.setConnectionTimeout(CONNECTION_LIMIT.toMillis());
    return new HikariDataSource(config);
  }

  /** Tells that the application has started, and will close the database when it stops. */
  void use() {
    if (embedded != null) {
      embedded.use();
    }
  }

  private void close() {
    pool.close();
    if (embedded != null) {
      embedded.close();
    }
    if (directory != null) {
      directory.close();
    }
  }

  /** Connections from the pool, of which there are at most {@code grandstand.db.pool-size}. */
  DataSource pool() {
    return pool;
  }
}
