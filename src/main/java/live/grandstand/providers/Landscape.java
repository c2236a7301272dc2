package live.grandstand.providers;

import java.awt.Color;
import java.awt.geom.Area;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.util.Set;

/** What is behind the figures: sky, weather, mountains, water, ground. */
final class Landscape {
  private static final int RIDGE_STEPS = 48;
  private static final int HALO = 24; // rings

  private final Canvas canvas;
  private final Set<Motif> motifs;
  private final double horizon;

  Landscape(Canvas canvas, Set<Motif> motifs) {
    this.canvas = canvas;
    this.motifs = motifs;
    this.horizon = canvas.between(0.48, 0.60);
  }

  /** Where the sky ends, as a share of the height. */
  double horizon() {
    return horizon;
  }

  /** Paints from the back to the front. */
  void paint() {
    Palette palette = canvas.palette();
    canvas.fade(0, 1, palette.high(), palette.near()); // so that no place stays empty
    canvas.fade(0, horizon + 0.05, palette.high(), palette.low());
    light();
    if (!motifs.contains(Motif.NIGHT)) {
      clouds();
    }
    if (motifs.contains(Motif.MOUNTAINS)) {
      mountains();
    } else {
      ridge(horizon - 0.02, 0.07, Palette.mix(palette.far(), palette.low(), 0.35));
    }
    if (motifs.contains(Motif.WATER)) {
      water();
      ridge(0.81, 0.05, palette.near());
    } else {
      ridge(horizon + 0.03, 0.05, Palette.mix(palette.near(), palette.far(), 0.5));
      ridge(0.74, 0.07, palette.near());
    }
  }

  /** Rain or snow in front of everything. */
  void weather() {
    if (motifs.contains(Motif.RAIN)) {
      for (int i = 0; i < 260; i++) {
        double x = canvas.x(canvas.between(-0.05, 1.05));
        double y = canvas.y(canvas.between(-0.05, 1));
        double length = canvas.length(canvas.between(0.02, 0.05));
        Color drop = Palette.mix(canvas.palette().low(), Color.WHITE, canvas.between(0.1, 0.5));
        canvas.draw(new Line2D.Double(x, y, x - length * 0.3, y + length), drop, 0.0012);
      }
    } else if (motifs.contains(Motif.SNOW)) {
      for (int i = 0; i < 240; i++) {
        double size = canvas.between(0.002, 0.007);
        canvas.glaze(
            canvas.circle(canvas.between(0, 1), canvas.between(0, 1), size), Color.WHITE, 0.85);
      }
    }
  }

  private void light() {
    boolean night = motifs.contains(Motif.NIGHT);
    if (night) {
      for (int i = 0; i < 140; i++) {
        canvas.glaze(
            canvas.circle(
                canvas.between(0, 1), canvas.between(0, horizon), canvas.between(0.0008, 0.0028)),
            Color.WHITE,
            canvas.between(0.4, 1));
      }
    } else if (motifs.contains(Motif.RAIN)) {
      return; // the sun is behind the clouds
    }
    double x = canvas.between(0.15, 0.85);
    double y =
        motifs.contains(Motif.SUNSET) && !night ? horizon - 0.06 : canvas.between(0.14, 0.26);
    double radius = canvas.between(0.05, 0.08);
    Color color = night ? new Color(0xF4F0DC) : canvas.palette().warm();
    for (int ring = HALO; ring > 0; ring--) {
      canvas.glaze(canvas.circle(x, y, radius * (1 + ring * 1.6 / HALO)), color, 0.018);
    }
    Area disc = new Area(canvas.circle(x, y, radius));
    if (night) {
      disc.subtract(new Area(canvas.circle(x + radius * 0.2, y - radius * 0.3, radius * 0.9)));
    }
    canvas.fill(disc, color);
  }

  private void clouds() {
    int clouds = motifs.contains(Motif.RAIN) ? 9 : 4;
    Color color = motifs.contains(Motif.RAIN) ? canvas.palette().far() : Color.WHITE;
    for (int i = 0; i < clouds; i++) {
      double x = canvas.between(0, 1);
      double y = canvas.between(0.05, horizon * 0.6);
      double size = canvas.between(0.03, 0.06);
      for (int puff = 0; puff < 6; puff++) {
        canvas.glaze(
            canvas.ellipse(
                x + canvas.between(-0.08, 0.08),
                y + canvas.between(-0.012, 0.012),
                size * canvas.between(0.9, 1.8),
                size * canvas.between(0.35, 0.6)),
            color,
            0.32);
      }
    }
  }

  private void mountains() {
    Palette palette = canvas.palette();
    int peaks = 3 + canvas.random().nextInt(3);
    for (int i = 0; i < peaks; i++) {
      double x = (i + canvas.between(0.1, 0.9)) / peaks;
      double height = canvas.between(0.22, 0.38);
      double half = height * canvas.between(0.8, 1.2);
      Color rock = Palette.mix(palette.far(), palette.low(), canvas.between(0.1, 0.45));
      canvas.fill(
          canvas.corners(x, horizon + 0.06, -half, 0, -half * 0.12, -height, half, 0), rock);
      canvas.glaze(
          canvas.corners(x, horizon + 0.06, -half * 0.12, -height, half, 0, half * 0.2, 0),
          palette.ink(),
          0.16);
      double cap = height * 0.22;
      canvas.glaze(
          canvas.corners(
              x,
              horizon + 0.06 - height,
              -half * 0.12,
              0,
              -half * 0.12 - half * 0.19,
              cap,
              -half * 0.1,
              cap * 0.7,
              half * 0.13,
              cap),
          Color.WHITE,
          0.8);
    }
  }

  private void water() {
    Palette palette = canvas.palette();
    canvas.fade(horizon, 1, Palette.mix(palette.water(), palette.low(), 0.45), palette.water());
    for (int i = 0; i < 90; i++) {
      double depth = canvas.between(0, 1);
      double y = canvas.y(horizon + depth * (1 - horizon));
      double x = canvas.x(canvas.between(-0.05, 1));
      double length = canvas.length(0.02 + depth * 0.08);
      Path2D wave = new Path2D.Double();
      wave.moveTo(x, y);
      wave.quadTo(x + length / 2, y - length * 0.12, x + length, y);
      canvas.draw(
          wave, Palette.mix(palette.water(), palette.low(), canvas.between(0.4, 0.9)), 0.0018);
    }
  }

  /** Rolling ground from a height down to the lower edge. */
  private void ridge(double top, double swing, Color color) {
    double first = canvas.between(0, 6.28);
    double second = canvas.between(0, 6.28);
    Path2D path = new Path2D.Double();
    path.moveTo(0, canvas.y(1));
    for (int i = 0; i <= RIDGE_STEPS; i++) {
      double x = (double) i / RIDGE_STEPS;
      double wave = 0.6 * Math.sin(first + x * 5) + 0.4 * Math.sin(second + x * 11);
      path.lineTo(canvas.x(x), canvas.y(top + wave * swing * 0.5));
    }
    path.lineTo(canvas.x(1), canvas.y(1));
    path.closePath();
    canvas.fill(path, color);
  }
}
