package live.grandstand.providers;

import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.SplittableRandom;

/**
 * A picture that is being painted. Places are shares of the width and height, 0 to 1 from the upper
 * left; lengths are shares of the height. Must be closed.
 */
final class Canvas implements AutoCloseable {
  private final BufferedImage image;
  private final Graphics2D graphics;
  private final Palette palette;
  private final SplittableRandom random;

  Canvas(int width, int height, Palette palette, SplittableRandom random) {
    this.image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    this.graphics = image.createGraphics();
    this.palette = palette;
    this.random = random;
    graphics.setRenderingHint(
        RenderingHints.KEY_ANTIALIASING,
        palette.surface() == Palette.Surface.PIXELS
            ? RenderingHints.VALUE_ANTIALIAS_OFF
            : RenderingHints.VALUE_ANTIALIAS_ON);
  }

  /** What was painted so far. */
  BufferedImage image() {
    return image;
  }

  Palette palette() {
    return palette;
  }

  SplittableRandom random() {
    return random;
  }

  /** A number between two. */
  double between(double low, double high) {
    return low + random.nextDouble() * (high - low);
  }

  double x(double share) {
    return share * image.getWidth();
  }

  double y(double share) {
    return share * image.getHeight();
  }

  double length(double share) {
    return share * image.getHeight();
  }

  /** Fills everything between two heights, fading from one colour into another. */
  void fade(double top, double bottom, Color above, Color below) {
    graphics.setPaint(new GradientPaint(0, (float) y(top), above, 0, (float) y(bottom), below));
    graphics.fill(new Rectangle2D.Double(0, y(top), image.getWidth(), y(bottom) - y(top) + 1));
  }

  /** Fills a shape, with an outline where the surface has outlines. */
  void fill(Shape shape, Color color) {
    graphics.setPaint(color);
    graphics.fill(shape);
    if (palette.surface() == Palette.Surface.OUTLINE) {
      draw(shape, palette.ink(), 0.004);
    }
  }

  /** Fills a shape that one can see through; 1 hides what is behind. */
  void glaze(Shape shape, Color color, double opacity) {
    graphics.setComposite(AlphaComposite.SrcOver.derive((float) opacity));
    graphics.setPaint(color);
    graphics.fill(shape);
    graphics.setComposite(AlphaComposite.SrcOver);
  }

  /** Draws the outline of a shape, so thick. */
  void draw(Shape shape, Color color, double thickness) {
    graphics.setPaint(color);
    graphics.setStroke(
        new BasicStroke(
            (float) Math.max(1, length(thickness)), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    graphics.draw(shape);
  }

  /** A circle around a place. */
  Shape circle(double x, double y, double radius) {
    double r = length(radius);
    return new Ellipse2D.Double(x(x) - r, y(y) - r, 2 * r, 2 * r);
  }

  /** An ellipse around a place. */
  Shape ellipse(double x, double y, double halfWidth, double halfHeight) {
    double w = length(halfWidth);
    double h = length(halfHeight);
    return new Ellipse2D.Double(x(x) - w, y(y) - h, 2 * w, 2 * h);
  }

  /** A box whose foot stands on a place. */
  Shape box(double x, double foot, double width, double height) {
    return new Rectangle2D.Double(
        x(x) - length(width) / 2, y(foot) - length(height), length(width), length(height));
  }

  /** A closed shape through corners, given from a place in lengths: x1, y1, x2, y2 and so on. */
  Shape corners(double x, double y, double... corners) {
    Path2D path = new Path2D.Double();
    for (int i = 0; i < corners.length; i += 2) {
      double toX = x(x) + length(corners[i]);
      double toY = y(y) + length(corners[i + 1]);
      if (i == 0) {
        path.moveTo(toX, toY);
      } else {
        path.lineTo(toX, toY);
      }
    }
    path.closePath();
    return path;
  }

  /** For what needs more: the caller leaves it as it was. */
  Graphics2D graphics() {
    return graphics;
  }

  @Override
  public void close() {
    graphics.dispose();
  }
}
