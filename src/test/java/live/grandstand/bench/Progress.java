package live.grandstand.bench;

/** Lines for whoever watches the run. */
final class Progress {

  private Progress() {}

  static void say(String format, Object... arguments) {
    System.out.println(String.format(format, arguments));
  }
}
