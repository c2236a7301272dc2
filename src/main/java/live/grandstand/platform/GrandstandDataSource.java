package live.grandstand.platform;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * What the server's connection pool draws from: opens this product's database on first use, then
 * hands out plain PostgreSQL connections. So the WAR is complete on every server, without a data
 * source to be set up there.
 *
 * <p>The class has to be public with a public constructor, and has the two properties that servers
 * insist on setting; both are ignored, since the configuration stands in {@link Settings}.
 */
public final class GrandstandDataSource implements DataSource {
  private @Nullable PrintWriter logWriter;
  private int loginTimeout;
  private String purpose = "";

  @Override
  public Connection getConnection() throws SQLException {
    try {
      return Database.current().pool().getConnection();
    } catch (StartRefused e) {
      throw new SQLException(e.getMessage(), e);
    }
  }

  /** The same as {@link #getConnection()}: the credentials are the configuration's. */
  @Override
  public Connection getConnection(@Nullable String user, @Nullable String password)
      throws SQLException {
    return getConnection();
  }

  /** What this source is for. WildFly demands a property it can set. */
  public String getPurpose() {
    return purpose;
  }

  /** See {@link #getPurpose()}. */
  public void setPurpose(String purpose) {
    this.purpose = purpose;
  }

  @Override
  public @Nullable PrintWriter getLogWriter() {
    return logWriter;
  }

  @Override
  public void setLogWriter(@Nullable PrintWriter writer) {
    this.logWriter = writer;
  }

  @Override
  public int getLoginTimeout() {
    return loginTimeout;
  }

  @Override
  public void setLoginTimeout(int seconds) {
    this.loginTimeout = seconds;
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    throw new SQLFeatureNotSupportedException();
  }

  @Override
  public boolean isWrapperFor(Class<?> type) {
    return type.isInstance(this);
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    if (type.isInstance(this)) {
      return type.cast(this);
    }
    throw new SQLException("not a wrapper for " + type.getName());
  }
}
