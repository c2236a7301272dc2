package live.grandstand.platform;

import jakarta.enterprise.context.ApplicationScoped;
import javax.sql.DataSource;

/**
 * The pool's connections as they are, for a library that commits by itself: no transaction of the
 * server's includes what is done on them, and they cost nothing to get (docs/decisions/0002).
 */
@ApplicationScoped
public class PooledConnections {
  /** At most {@code grandstand.db.pool-size} at a time, together with everybody else. */
  public DataSource dataSource() {
    return Database.current().pool();
  }
}
