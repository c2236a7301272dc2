package live.grandstand.providers;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Line2D;
import java.awt.image.BufferedImage;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Paints without any model: a landscape with what the text speaks of ({@link Motif}), in the
 * colours of the style ({@link Palette}), composed by chance that the text decides, with a caption
 * of its strongest words. Equal requests give equal pictures.
 */
final class Java2dIllustrator implements ImageModel {
  private static final String PROVIDER = "local";
  private static final int CAPTION_WORDS = 8;
  private static final int PIXEL = 8;

  private final Bulkhead bulkhead;

  Java2dIllustrator(Bulkhead bulkhead) {
    this.bulkhead = bulkhead;
  }

  @Override
  public Painted paint(PaintImage request) {
    return bulkhead.call(() -> new Painted(Png.of(draw(request)), Png.MEDIA_TYPE, PROVIDER));
  }

  private static BufferedImage draw(PaintImage request) {
    SplittableRandom random = new SplittableRandom(seed(request.text()));
    Set<Motif> motifs = motifs(request.text(), random);
    Palette palette = light(Palette.of(request.artStyle()), motifs);
    ImageSize size = request.size();
    try (Canvas picture = new Canvas(size.width(), size.height(), palette, random)) {
      if (palette.surface() == Palette.Surface.PIXELS) {
        pixels(picture, size, motifs, random);
      } else {
        scene(picture, motifs);
        surface(picture);
      }
      Caption.write(caption(request.text()), picture);
      return picture.image();
    }
  }

  private static void scene(Canvas canvas, Set<Motif> motifs) {
    Landscape landscape = new Landscape(canvas, motifs);
    landscape.paint();
    new Figures(canvas, motifs, landscape.horizon()).paint();
    landscape.weather();
  }

  /** Painted small and made larger without smoothing. */
  private static void pixels(
      Canvas picture, ImageSize size, Set<Motif> motifs, SplittableRandom random) {
    int width = size.width() / PIXEL;
    int height = size.height() / PIXEL;
    try (Canvas small = new Canvas(width, height, picture.palette(), random)) {
      scene(small, motifs);
      Graphics2D graphics = picture.graphics();
      graphics.setRenderingHint(
          RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
      graphics.drawImage(small.image(), 0, 0, size.width(), size.height(), null);
    }
  }

  private static void surface(Canvas canvas) {
    switch (canvas.palette().surface()) {
      case WASH -> wash(canvas);
      case STROKES -> strokes(canvas);
      case GRAIN -> grain(canvas);
      case SMOOTH, OUTLINE, PIXELS -> {}
    }
  }

  private static void wash(Canvas canvas) {
    for (int i = 0; i < 60; i++) {
      Color tint = i % 2 == 0 ? Color.WHITE : canvas.palette().low();
      canvas.glaze(
          canvas.ellipse(
              canvas.between(0, 1),
              canvas.between(0, 1),
              canvas.between(0.05, 0.25),
              canvas.between(0.03, 0.14)),
          tint,
          0.05);
    }
  }

  private static void strokes(Canvas canvas) {
    BufferedImage image = canvas.image();
    for (int i = 0; i < 5_000; i++) {
      int x = canvas.random().nextInt(image.getWidth());
      int y = canvas.random().nextInt(image.getHeight());
      Color color = new Color(image.getRGB(x, y));
      Color paint = Palette.mix(color, i % 2 == 0 ? Color.WHITE : Color.BLACK, 0.1);
      double length = canvas.length(canvas.between(0.01, 0.03));
      double angle = canvas.between(-0.5, 0.5);
      canvas.draw(
          new Line2D.Double(x, y, x + length * Math.cos(angle), y + length * Math.sin(angle)),
          paint,
          0.005);
    }
  }

  private static void grain(Canvas canvas) {
    BufferedImage image = canvas.image();
    int[] row = new int[image.getWidth()];
    for (int y = 0; y < image.getHeight(); y++) {
      image.getRGB(0, y, row.length, 1, row, 0, row.length);
      for (int x = 0; x < row.length; x++) {
        int shift = canvas.random().nextInt(25) - 12;
        row[x] =
            clamp((row[x] >> 16 & 0xFF) + shift) << 16
                | clamp((row[x] >> 8 & 0xFF) + shift) << 8
                | clamp((row[x] & 0xFF) + shift);
      }
      image.setRGB(0, y, row.length, 1, row, 0, row.length);
    }
  }

  private static int clamp(int value) {
    return Math.max(0, Math.min(255, value));
  }

  private static Palette light(Palette palette, Set<Motif> motifs) {
    if (motifs.contains(Motif.NIGHT)) {
      return palette.atNight();
    }
    return motifs.contains(Motif.SUNSET) ? palette.atSunset() : palette;
  }

  /** What the text speaks of; when that leaves the picture empty, chance adds something. */
  private static Set<Motif> motifs(String text, SplittableRandom random) {
    Set<Motif> motifs = Motif.in(text);
    if (motifs.contains(Motif.BOAT) || motifs.contains(Motif.LIGHTHOUSE)) {
      motifs.add(Motif.WATER);
    }
    Motif[] fillers = {Motif.FOREST, Motif.MOUNTAINS, Motif.HOUSES, Motif.WATER, Motif.BIRDS};
    while (motifs.size() < 3) {
      motifs.add(fillers[random.nextInt(fillers.length)]);
    }
    return motifs;
  }

  private static String caption(String text) {
    String phrase = new KeyWords(text).strongestPhrase(text, CAPTION_WORDS);
    if (phrase.isEmpty()) {
      return "";
    }
    int second = phrase.offsetByCodePoints(0, 1);
    return phrase.substring(0, second).toUpperCase(Locale.ROOT) + phrase.substring(second);
  }

  /** The same for the same text, on every machine. */
  private static long seed(String text) {
    long seed = 1_125_899_906_842_597L;
    for (int i = 0; i < text.length(); i++) {
      seed = 31 * seed + text.charAt(i);
    }
    return seed;
  }
}
