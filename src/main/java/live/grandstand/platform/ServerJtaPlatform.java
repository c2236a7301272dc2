package live.grandstand.platform;

import jakarta.transaction.TransactionManager;
import jakarta.transaction.UserTransaction;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.hibernate.HibernateException;
import org.hibernate.engine.transaction.jta.platform.internal.AbstractJtaPlatform;

/**
 * Tells Hibernate where the server keeps its transaction manager. Payara and WildFly bind it under
 * different names; each of them binds the standard user transaction.
 */
@SuppressWarnings("BanJNDI") // the names are constants
public final class ServerJtaPlatform extends AbstractJtaPlatform {
  private static final long serialVersionUID = 1L;
  private static final String[] MANAGERS = {
    "java:appserver/TransactionManager", // Payara
    "java:jboss/TransactionManager" // WildFly
  };

  @Override
  protected TransactionManager locateTransactionManager() {
    for (String name : MANAGERS) {
      try {
        return InitialContext.doLookup(name);
      } catch (NamingException e) {
        continue; // another server's name
      }
    }
    throw new HibernateException("no transaction manager under " + String.join(" or ", MANAGERS));
  }

  @Override
  protected UserTransaction locateUserTransaction() {
    try {
      return InitialContext.doLookup("java:comp/UserTransaction");
    } catch (NamingException e) {
      throw new HibernateException("no user transaction", e);
    }
  }
}
