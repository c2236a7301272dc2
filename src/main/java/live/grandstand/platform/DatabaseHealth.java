package live.grandstand.platform;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready means, among other things, that PostgreSQL answers ({@code /health/ready}). */
@Readiness
@ApplicationScoped
public class DatabaseHealth implements HealthCheck {
  private static final int PATIENCE_SECONDS = 2;

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("database").status(answers()).build();
  }

  private static boolean answers() {
    try (Connection connection = Database.current().pool().getConnection()) {
      return connection.isValid(PATIENCE_SECONDS);
    } catch (SQLException e) {
      return false;
    }
  }
}
