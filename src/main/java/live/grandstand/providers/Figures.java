package live.grandstand.providers;

import java.awt.Color;
import java.awt.geom.Path2D;
import java.util.Set;
import java.util.function.IntConsumer;

/** What stands in front of the landscape. Sizes grow with the distance from the horizon. */
final class Figures {
  private final Canvas canvas;
  private final Set<Motif> motifs;
  private final double horizon;

  Figures(Canvas canvas, Set<Motif> motifs, double horizon) {
    this.canvas = canvas;
    this.motifs = motifs;
    this.horizon = horizon;
  }

  /** Paints from the back to the front. */
  void paint() {
    double ground = motifs.contains(Motif.WATER) ? 0.81 : 0.74;
    when(Motif.CITY, 9, i -> tower((i + canvas.between(0.2, 0.8)) / 9, horizon + 0.08));
    when(Motif.BOAT, 2, i -> boat(canvas.between(0.15, 0.85), horizon + 0.1 + i * 0.08));
    when(Motif.LIGHTHOUSE, 1, i -> lighthouse(canvas.between(0.68, 0.86), ground + 0.02));
    when(Motif.FOREST, 16, i -> tree(canvas.between(0, 1), ground + canvas.between(0, 0.1)));
    when(Motif.HOUSES, 4, i -> house((i + canvas.between(0.2, 0.8)) / 4, ground + 0.05));
    when(Motif.ANIMAL, 1, i -> animal(canvas.between(0.25, 0.7), 0.87));
    when(Motif.PEOPLE, 2, i -> person(0.3 + i * 0.09 + canvas.between(0, 0.2), 0.86 + i * 0.01));
    when(Motif.FLOWERS, 60, i -> flower(canvas.between(0, 1), canvas.between(0.84, 1)));
    when(Motif.BIRDS, 7, i -> bird(canvas.between(0.1, 0.9), canvas.between(0.1, 0.4)));
  }

  private void when(Motif motif, int times, IntConsumer painter) {
    if (motifs.contains(motif)) {
      for (int i = 0; i < times; i++) {
        painter.accept(i);
      }
    }
  }

  private Color lit() {
    return motifs.contains(Motif.NIGHT) ? new Color(0xFFE49A) : canvas.palette().high();
  }

  private void tree(double x, double foot) {
    Palette palette = canvas.palette();
    double size = canvas.between(0.10, 0.2) * (0.6 + (foot - 0.7));
    canvas.fill(
        canvas.box(x, foot, size * 0.12, size * 0.5),
        Palette.mix(palette.ink(), palette.warm(), 0.2));
    Color leaves =
        Palette.mix(
            palette.near(), canvas.between(0, 1) < 0.5 ? palette.ink() : palette.far(), 0.35);
    if (motifs.contains(Motif.SNOW) || motifs.contains(Motif.MOUNTAINS)) {
      for (int tier = 0; tier < 3; tier++) {
        double half = size * (0.42 - tier * 0.1);
        double up = -size * (0.3 + tier * 0.28);
        canvas.fill(canvas.corners(x, foot, -half, up, 0, up - size * 0.45, half, up), leaves);
      }
    } else {
      for (int i = 0; i < 5; i++) {
        canvas.fill(
            canvas.circle(
                x + canvas.between(-0.2, 0.2) * size,
                foot - size * canvas.between(0.6, 0.95),
                size * canvas.between(0.2, 0.3)),
            Palette.mix(leaves, palette.low(), canvas.between(0, 0.18)));
      }
    }
  }

  private void house(double x, double foot) {
    Palette palette = canvas.palette();
    double size = canvas.between(0.09, 0.14);
    canvas.fill(
        canvas.box(x, foot, size, size * 0.7),
        Palette.mix(palette.low(), palette.far(), canvas.between(0.1, 0.4)));
    canvas.fill(
        canvas.corners(x, foot - size * 0.7, -size * 0.62, 0, 0, -size * 0.5, size * 0.62, 0),
        Palette.mix(palette.warm(), palette.ink(), canvas.between(0.05, 0.4)));
    canvas.fill(
        canvas.corners(
            x,
            foot,
            -size * 0.1,
            0,
            -size * 0.1,
            -size * 0.36,
            size * 0.1,
            -size * 0.36,
            size * 0.1,
            0),
        palette.ink());
    for (int side = -1; side <= 1; side += 2) {
      double left = side * size * 0.3 - size * 0.08;
      canvas.fill(
          canvas.corners(
              x,
              foot - size * 0.3,
              left,
              0,
              left,
              -size * 0.18,
              left + size * 0.16,
              -size * 0.18,
              left + size * 0.16,
              0),
          lit());
    }
  }

  private void tower(double x, double foot) {
    Palette palette = canvas.palette();
    double width = canvas.between(0.07, 0.12);
    double height = canvas.between(0.14, 0.36);
    canvas.fill(
        canvas.box(x, foot, width, height),
        Palette.mix(palette.far(), palette.ink(), canvas.between(0.1, 0.5)));
    for (double up = 0.02; up < height - 0.03; up += 0.028) {
      for (double across = -width / 2 + 0.012; across < width / 2 - 0.012; across += 0.02) {
        if (canvas.between(0, 1) < 0.55) {
          canvas.glaze(
              canvas.corners(
                  x, foot - up, across, 0, across, -0.014, across + 0.01, -0.014, across + 0.01, 0),
              motifs.contains(Motif.NIGHT) ? lit() : palette.low(),
              0.8);
        }
      }
    }
  }

  private void lighthouse(double x, double foot) {
    Palette palette = canvas.palette();
    canvas.fill(
        canvas.corners(x, foot, -0.15, 0.06, -0.09, -0.04, 0.1, -0.05, 0.17, 0.06),
        Palette.mix(palette.far(), palette.ink(), 0.4));
    canvas.fill(
        canvas.corners(x, foot, -0.045, -0.02, -0.028, -0.36, 0.028, -0.36, 0.045, -0.02),
        Color.WHITE);
    for (int band = 0; band < 2; band++) {
      double low = -0.09 - band * 0.13;
      canvas.fill(
          canvas.corners(
              x,
              foot,
              -0.042 + band * 0.006,
              low,
              -0.038 + band * 0.006,
              low - 0.06,
              0.038 - band * 0.006,
              low - 0.06,
              0.042 - band * 0.006,
              low),
          palette.warm());
    }
    if (motifs.contains(Motif.NIGHT) || motifs.contains(Motif.RAIN)) {
      canvas.glaze(canvas.corners(x, foot - 0.385, 0, 0, -1.6, -0.16, -1.6, 0.06), lit(), 0.28);
    }
    canvas.fill(canvas.box(x, foot - 0.36, 0.044, 0.05), lit());
    canvas.fill(canvas.corners(x, foot - 0.41, -0.03, 0, 0, -0.04, 0.03, 0), palette.ink());
  }

  private void boat(double x, double y) {
    Palette palette = canvas.palette();
    double size = 0.06 + (y - horizon) * 0.5;
    canvas.fill(
        canvas.corners(
            x,
            y,
            -size,
            -size * 0.2,
            -size * 0.7,
            size * 0.12,
            size * 0.7,
            size * 0.12,
            size,
            -size * 0.25),
        Palette.mix(palette.ink(), palette.warm(), 0.35));
    canvas.fill(
        canvas.corners(
            x, y, -size * 0.02, -size * 0.2, -size * 0.02, -size * 1.5, size * 0.75, -size * 0.3),
        Palette.mix(Color.WHITE, palette.low(), 0.3));
    canvas.fill(
        canvas.corners(
            x, y, -size * 0.07, -size * 0.2, -size * 0.07, -size * 1.3, -size * 0.6, -size * 0.3),
        palette.warm());
  }

  private void person(double x, double foot) {
    Palette palette = canvas.palette();
    double size = canvas.between(0.13, 0.17);
    Color clothes = Palette.mix(palette.warm(), palette.ink(), canvas.between(0, 0.6));
    canvas.glaze(canvas.ellipse(x, foot, size * 0.28, size * 0.05), palette.ink(), 0.35);
    canvas.fill(
        canvas.corners(
            x,
            foot,
            -size * 0.1,
            0,
            -size * 0.07,
            -size * 0.4,
            size * 0.07,
            -size * 0.4,
            size * 0.1,
            0),
        palette.ink());
    canvas.fill(
        canvas.corners(
            x,
            foot,
            -size * 0.2,
            -size * 0.25,
            -size * 0.1,
            -size * 0.74,
            size * 0.1,
            -size * 0.74,
            size * 0.2,
            -size * 0.25),
        clothes);
    canvas.fill(canvas.circle(x, foot - size * 0.85, size * 0.12), new Color(0xC98F68));
    if (canvas.between(0, 1) < 0.5) {
      canvas.fill(
          canvas.corners(x, foot - size * 0.9, -size * 0.26, 0, 0, -size * 0.2, size * 0.26, 0),
          palette.warm());
    }
  }

  private void animal(double x, double foot) {
    Color coat = Palette.mix(canvas.palette().ink(), canvas.palette().far(), 0.2);
    double size = 0.13;
    for (double leg : new double[] {-0.3, -0.2, 0.18, 0.28}) {
      canvas.fill(
          canvas.corners(
              x,
              foot,
              leg * size,
              0,
              leg * size,
              -size * 0.4,
              (leg + 0.08) * size,
              -size * 0.4,
              (leg + 0.08) * size,
              0),
          coat);
    }
    canvas.fill(canvas.ellipse(x, foot - size * 0.5, size * 0.42, size * 0.22), coat);
    canvas.fill(
        canvas.corners(
            x,
            foot,
            size * 0.26,
            -size * 0.55,
            size * 0.4,
            -size * 0.85,
            size * 0.55,
            -size * 0.7,
            size * 0.4,
            -size * 0.45),
        coat);
    canvas.fill(
        canvas.corners(
            x, foot, size * 0.38, -size * 0.8, size * 0.3, -size, size * 0.44, -size * 0.86),
        coat);
    canvas.fill(
        canvas.corners(
            x,
            foot,
            -size * 0.4,
            -size * 0.55,
            -size * 0.56,
            -size * 0.3,
            -size * 0.38,
            -size * 0.45),
        coat);
  }

  private void flower(double x, double y) {
    Palette palette = canvas.palette();
    double size = 0.004 + (y - 0.8) * 0.03;
    Color petals = Palette.mix(palette.warm(), Color.WHITE, canvas.between(0, 0.7));
    canvas.glaze(canvas.circle(x, y, size), petals, 0.95);
    canvas.glaze(canvas.circle(x, y, size * 0.4), palette.ink(), 0.6);
  }

  private void bird(double x, double y) {
    double size = canvas.length(canvas.between(0.012, 0.028));
    Path2D wings = new Path2D.Double();
    wings.moveTo(canvas.x(x) - size, canvas.y(y) - size * 0.4);
    wings.quadTo(canvas.x(x) - size * 0.4, canvas.y(y) - size * 0.6, canvas.x(x), canvas.y(y));
    wings.quadTo(
        canvas.x(x) + size * 0.4,
        canvas.y(y) - size * 0.6,
        canvas.x(x) + size,
        canvas.y(y) - size * 0.4);
    canvas.draw(wings, canvas.palette().ink(), 0.0035);
  }
}
