package live.grandstand.providers;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.GraphicsEnvironment;
import java.awt.RenderingHints;
import java.awt.geom.RoundRectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Words at the foot of a picture. The JDK brings no fonts: where the machine has none for these
 * letters, there is no caption.
 */
final class Caption {
  private static final int MOST_LINES = 3;
  private static final double FONT_SIZE = 0.042; // of the smaller side
  private static final double WIDEST = 0.86; // of the width
  private static final Color SHADE = new Color(12, 14, 24, 150);
  private static final Color LETTERS = new Color(0xFBF7EE);

  private Caption() {}

  /** Writes a caption, if it can be written. */
  static void write(String text, Canvas canvas) {
    if (text.isEmpty()) {
      return;
    }
    double side = Math.min(canvas.x(1), canvas.y(1));
    fontFor(text, (int) Math.max(9, Math.round(side * FONT_SIZE)))
        .ifPresent(font -> write(text, font, canvas));
  }

  private static void write(String text, Font font, Canvas canvas) {
    Graphics2D graphics = canvas.graphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setFont(font);
    FontMetrics metrics = graphics.getFontMetrics();
    List<String> lines = wrap(text, metrics, (int) (canvas.x(1) * WIDEST));
    int padding = metrics.getHeight() / 2;
    int widest = lines.stream().mapToInt(metrics::stringWidth).max().orElse(0);
    int height = lines.size() * metrics.getHeight() + padding;
    double top = canvas.y(1) - height - padding;
    graphics.setPaint(SHADE);
    graphics.fill(
        new RoundRectangle2D.Double(
            (canvas.x(1) - widest) / 2 - padding,
            top,
            widest + 2.0 * padding,
            height,
            padding,
            padding));
    graphics.setPaint(LETTERS);
    double base = top + padding / 2.0 + metrics.getAscent();
    for (String line : lines) {
      double left = (canvas.x(1) - metrics.stringWidth(line)) / 2;
      graphics.drawString(line, (float) left, (float) base);
      base += metrics.getHeight();
    }
  }

  private static List<String> wrap(String text, FontMetrics metrics, int widest) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ")) {
      String longer = line.length() == 0 ? word : line + " " + word;
      if (metrics.stringWidth(longer) <= widest || line.length() == 0) {
        line.setLength(0);
        line.append(fit(longer, metrics, widest));
      } else {
        lines.add(line.toString());
        line.setLength(0);
        line.append(fit(word, metrics, widest));
      }
    }
    lines.add(line.toString());
    if (lines.size() > MOST_LINES) {
      String last = lines.get(MOST_LINES - 1) + "…";
      lines.subList(MOST_LINES - 1, lines.size()).clear();
      lines.add(last);
    }
    return lines;
  }

  /** Cuts a word that alone is wider than a line. */
  private static String fit(String text, FontMetrics metrics, int widest) {
    String fitting = text;
    while (metrics.stringWidth(fitting) > widest && fitting.length() > 2) {
      fitting = fitting.substring(0, fitting.offsetByCodePoints(fitting.length(), -2)) + "…";
    }
    return fitting;
  }

  private static Optional<Font> fontFor(String text, int size) {
    try {
      Font standard = new Font(Font.SANS_SERIF, Font.BOLD, size);
      if (standard.canDisplayUpTo(text) < 0) {
        return Optional.of(standard);
      }
      return Stream.of(Fonts.ALL)
          .filter(font -> font.canDisplayUpTo(text) < 0)
          .findFirst()
          .map(font -> font.deriveFont(Font.BOLD, size));
    } catch (RuntimeException | LinkageError | InternalError e) {
      return Optional.empty(); // what the JDK throws where fontconfig or all fonts are missing
    }
  }

  /** Looked up once, and only when the standard font lacks a letter: there can be hundreds. */
  private static final class Fonts {
    static final Font[] ALL = GraphicsEnvironment.getLocalGraphicsEnvironment().getAllFonts();
  }
}
