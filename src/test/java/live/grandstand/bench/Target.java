package live.grandstand.bench;

import java.util.Locale;
import java.util.OptionalDouble;

/**
 * One line of the specification's table of targets (performance.md), with what was measured.
 *
 * @param what is asked for
 * @param wanted the target in words
 * @param measured what the run showed; empty if it was not part of the run
 * @param unit printed behind the figure
 * @param isMet whether the figure, and what else belongs to it, is as it should be
 * @param toNode Grandstand's value divided by Socket.IO's on Node, if both were measured
 * @param toNetty the same for netty-socketio
 */
record Target(
    String what,
    String wanted,
    OptionalDouble measured,
    String unit,
    boolean isMet,
    OptionalDouble toNode,
    OptionalDouble toNetty) {

  /** The line in Markdown. */
  String line() {
    return String.format(
        Locale.ROOT,
        "| %s | %s | %s | %s | %s | %s |",
        what,
        wanted,
        measured.isPresent() ? number(measured.getAsDouble()) + unit : "",
        measured.isEmpty() ? "not measured" : isMet ? "met" : "**missed**",
        ratio(toNode),
        ratio(toNetty));
  }

  private static String ratio(OptionalDouble ratio) {
    return ratio.isPresent() ? number(ratio.getAsDouble()) : "";
  }

  private static String number(double value) {
    return String.format(
        Locale.ROOT, value >= 1_000 ? "%,.0f" : value >= 100 ? "%.0f" : "%.2f", value);
  }
}
