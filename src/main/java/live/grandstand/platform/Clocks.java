package live.grandstand.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;

/**
 * The only place that asks the machine what time it is. Everything else is given a {@link Clock}.
 */
@ApplicationScoped
public class Clocks {
  /** The machine's clock in UTC, for code that CDI does not build. */
  public static Clock system() {
    return Clock.systemUTC();
  }

  @Produces
  Clock clock() {
    return system();
  }
}
