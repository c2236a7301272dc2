package live.grandstand.platform;

/** What is different when the process is ours alone: {@code java -jar grandstand.jar}. */
final class Standalone {
  /** Set by the main class of grandstand.jar, which the WAR cannot see. */
  private static final String PROPERTY = "grandstand-standalone";

  private Standalone() {}

  /**
   * Ends a process that is ours with the reason as its last words, instead of the page of stack
   * traces that a server prints around it before it goes on without us. On a server that is not
   * ours this does nothing, and the deployment fails.
   */
  static void refuse(StartRefused reason) {
    if (Boolean.getBoolean(PROPERTY)) {
      System.err.println();
      System.err.println(reason.getMessage());
      System.exit(1);
    }
  }
}
