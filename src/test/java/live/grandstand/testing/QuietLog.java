package live.grandstand.testing;

import java.util.logging.Level;
import java.util.logging.Logger;

/** Keeps a class from logging the failure that a test brings about. */
public final class QuietLog implements AutoCloseable {
  private final Logger logger; // held, or it might be made anew meanwhile

  private QuietLog(Logger logger) {
    this.logger = logger;
    logger.setLevel(Level.OFF);
  }

  /** The class's log is off until this is closed. */
  public static QuietLog of(Class<?> loud) {
    return new QuietLog(Logger.getLogger(loud.getName()));
  }

  @Override
  public void close() {
    logger.setLevel(null);
  }
}
