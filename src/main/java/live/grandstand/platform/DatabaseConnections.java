package live.grandstand.platform;

import jakarta.transaction.Status;
import jakarta.transaction.SystemException;
import jakarta.transaction.TransactionManager;
import java.sql.Connection;
import java.sql.SQLException;
import org.hibernate.engine.jdbc.connections.internal.DatasourceConnectionProviderImpl;
import org.hibernate.engine.transaction.jta.platform.spi.JtaPlatform;
import org.hibernate.service.spi.ServiceRegistryAwareService;
import org.hibernate.service.spi.ServiceRegistryImplementor;

/**
 * Where Hibernate's connections come from: within a transaction from the server, which commits
 * them; a lone read gets one from our pool directly. Payara's way costs each read 2 ms, most of it
 * for a serialised copy of the pool's description (docs/decisions/0002).
 */
public final class DatabaseConnections extends DatasourceConnectionProviderImpl
    implements ServiceRegistryAwareService {
  private static final long serialVersionUID = 1L;

  @SuppressWarnings({"NullAway.Init", "serial"}) // Hibernate injects it, and serialises nothing
  private transient TransactionManager transactions;

  @Override
  public void injectServices(ServiceRegistryImplementor services) {
    transactions = services.requireService(JtaPlatform.class).retrieveTransactionManager();
  }

  @Override
  public Connection getConnection() throws SQLException {
    return isInTransaction() ? super.getConnection() : direct();
  }

  private static Connection direct() throws SQLException {
    try {
      return Database.current().pool().getConnection();
    } catch (StartRefused e) {
      throw new SQLException(e.getMessage(), e);
    }
  }

  private boolean isInTransaction() throws SQLException {
    try {
      return transactions.getStatus() != Status.STATUS_NO_TRANSACTION;
    } catch (SystemException e) {
      throw new SQLException(e);
    }
  }
}
