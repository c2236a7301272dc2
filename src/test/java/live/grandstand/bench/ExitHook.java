package live.grandstand.bench;

/** Cleans up if the run is interrupted before this is closed. */
final class ExitHook implements AutoCloseable {

  private final Thread hook;

  ExitHook(Runnable cleanUp) {
    hook = new Thread(cleanUp, "clean-up");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // the JVM is ending: the hook does its work
    }
  }
}
