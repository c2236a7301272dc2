package live.grandstand.providers;

import java.awt.Color;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * The colours of an illustration and what its surface is like.
 *
 * @param high the sky above
 * @param low the sky at the horizon
 * @param far what is far away
 * @param near what is near
 * @param water sea and rivers
 * @param warm lights, roofs, the sun
 * @param ink outlines and figures
 * @param surface how the paint lies
 */
record Palette(
    Color high,
    Color low,
    Color far,
    Color near,
    Color water,
    Color warm,
    Color ink,
    Surface surface) {

  /** How the paint lies. */
  enum Surface {
    SMOOTH,
    WASH,
    STROKES,
    GRAIN,
    OUTLINE,
    PIXELS
  }

  private static final Map<String, Palette> STYLES =
      Map.ofEntries(
          style("realistic", "4f86b8 cfe0e8 6f8a94 4d6b3c 3d6f8e f0c060 26302f", Surface.SMOOTH),
          style("watercolor", "9cc4dc f6e7d6 a9bdb4 8fae86 86b4c8 eba98a 4a5560", Surface.WASH),
          style("oil", "2f5d8a e8c07a 5a5f73 3f5a2e 275a72 d9832e 231c17", Surface.STROKES),
          style("anime", "3d8bfd bfe6ff 6fa8dc 5cc46a 2f9fe0 ff7f6b 2b2550", Surface.OUTLINE),
          style("cartoon", "59c3ff d7f4ff 8fd07a 4fae4a 2f8fe0 ffb52e 1d1d2b", Surface.OUTLINE),
          style("comic", "f7c948 fff1c1 e4572e 2e86ab 17a2b8 d7263d 111111", Surface.OUTLINE),
          style("sketch", "f4f1ea fbf9f4 c9c5bc a5a098 d5d2ca 8a857c 2a2825", Surface.GRAIN),
          style("pixel", "3a6ee8 8fd0ff 5a7a8a 3a9a4a 2458c8 ffcc33 1a1c2c", Surface.PIXELS),
          style("fantasy", "3b1f6e e08bd0 5b4a9e 2f5a6e 3f6ad0 ffd166 1c1238", Surface.SMOOTH),
          style("noir", "1a1a1d 6e6e73 45454a 2a2a2e 38383d d8d8d2 0a0a0b", Surface.GRAIN),
          style("pastel", "bde0fe ffe5ec cdb4db b5e2c4 a2d2ff ffc8a2 6b6079", Surface.WASH),
          style("vintage", "c9b79c efe3c8 a4907c 7d7a52 8fa39a c8553d 3e2f25", Surface.GRAIN),
          style("minimalist", "f2efe9 faf8f4 d6d0c4 b9c2b0 c4d3d9 e07a5f 3d405b", Surface.SMOOTH),
          style("cyberpunk", "0b0724 6a1b9a 2a1a5e 140f2e 123a6e ff2e97 05030f", Surface.SMOOTH),
          style("ink", "f5f0e6 ffffff b9b4aa 6f6a62 d9d5cc a63d2f 16130f", Surface.WASH));
  private static final int COLOURS = 7;

  /** The palette of a style: the one in the table, else one made from the name. */
  static Palette of(String artStyle) {
    String name = artStyle.strip().toLowerCase(Locale.ROOT);
    for (Map.Entry<String, Palette> style : STYLES.entrySet()) {
      if (name.startsWith(style.getKey())
          || name.replace("colour", "color").equals(style.getKey())) {
        return style.getValue();
      }
    }
    return made(name);
  }

  /** The same after dark. */
  Palette atNight() {
    Color night = new Color(0x0B1030);
    return new Palette(
        mix(high, night, 0.82),
        mix(low, night, 0.62),
        mix(far, night, 0.62),
        mix(near, night, 0.58),
        mix(water, night, 0.6),
        warm,
        mix(ink, night, 0.6),
        surface);
  }

  /** The same in the light of a low sun. */
  Palette atSunset() {
    Color glow = new Color(0xFF8A4C);
    return new Palette(
        mix(high, new Color(0x4A3A78), 0.45),
        mix(low, glow, 0.6),
        mix(far, new Color(0x7A4A6A), 0.45),
        mix(near, new Color(0x3A2A40), 0.35),
        mix(water, glow, 0.35),
        mix(warm, glow, 0.4),
        ink,
        surface);
  }

  /** A colour between two; 0 is the first. */
  static Color mix(Color first, Color second, double share) {
    return new Color(
        (int) Math.round(first.getRed() + (second.getRed() - first.getRed()) * share),
        (int) Math.round(first.getGreen() + (second.getGreen() - first.getGreen()) * share),
        (int) Math.round(first.getBlue() + (second.getBlue() - first.getBlue()) * share));
  }

  private static Map.Entry<String, Palette> style(String name, String colours, Surface surface) {
    String[] parts = colours.split(" ");
    Color[] read = new Color[COLOURS];
    for (int i = 0; i < COLOURS; i++) {
      read[i] = new Color(Integer.parseInt(parts[i], 16));
    }
    return Map.entry(
        name, new Palette(read[0], read[1], read[2], read[3], read[4], read[5], read[6], surface));
  }

  private static Palette made(String name) {
    SplittableRandom random = new SplittableRandom(name.hashCode());
    float hue = (float) random.nextDouble();
    Surface[] surfaces = {Surface.SMOOTH, Surface.WASH, Surface.STROKES, Surface.GRAIN};
    return new Palette(
        Color.getHSBColor(hue, 0.55f, 0.75f),
        Color.getHSBColor(hue + 0.08f, 0.2f, 0.95f),
        Color.getHSBColor(hue + 0.12f, 0.35f, 0.6f),
        Color.getHSBColor(hue + 0.3f, 0.45f, 0.45f),
        Color.getHSBColor(hue + 0.03f, 0.55f, 0.6f),
        Color.getHSBColor(hue + 0.5f, 0.65f, 0.95f),
        Color.getHSBColor(hue + 0.55f, 0.5f, 0.18f),
        surfaces[random.nextInt(surfaces.length)]);
  }
}
