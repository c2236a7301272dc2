package live.grandstand.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;

/** Opens the database when the application starts and closes it when the application stops. */
@ApplicationScoped
public class DatabaseLifecycle {
  void open(@Observes @Initialized(ApplicationScoped.class) Object start) {
    Database.current().use();
  }

  void close(@Observes @BeforeDestroyed(ApplicationScoped.class) Object stop) {
    Database.shutDown();
  }
}
