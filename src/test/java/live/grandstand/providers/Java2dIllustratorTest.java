package live.grandstand.providers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.imageio.ImageIO;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class Java2dIllustratorTest {
  private static final String STORY =
      "The old lighthouse stood on a cliff above the sea. Every night the keeper lit the lamp.";
  private static final ImageSize SMALL = ImageSize.parse("256x256");

  private final ImageModel model = new Java2dIllustrator(new Bulkhead(2, Duration.ofSeconds(30)));

  private byte[] paint(String text, String style, ImageSize size) {
    Painted painted = model.paint(new PaintImage("a picture", text, style, size));
    assertEquals("local", painted.provider());
    assertEquals("image/png", painted.mediaType());
    return painted.png();
  }

  private static BufferedImage read(byte[] png) throws IOException {
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
    assertNotNull(image);
    return image;
  }

  private static int colours(BufferedImage image) {
    Set<Integer> colours = new HashSet<>();
    for (int y = 0; y < image.getHeight(); y += 3) {
      for (int x = 0; x < image.getWidth(); x += 3) {
        colours.add(image.getRGB(x, y));
      }
    }
    return colours.size();
  }

  private static List<String> sizes() {
    return ImageSize.catalogue();
  }

  @ParameterizedTest
  @MethodSource("sizes")
  void thePictureHasTheSizeThatWasAskedFor(String size) throws IOException {
    ImageSize asked = ImageSize.parse(size);

    BufferedImage image = read(paint(STORY, "realistic", asked));

    assertEquals(size, image.getWidth() + "x" + image.getHeight());
    assertTrue(colours(image) > 50, "colours: " + colours(image));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "realistic",
        "Watercolour",
        "oil painting",
        "anime",
        "cartoon",
        "comic",
        "sketch",
        "pixel art",
        "fantasy",
        "noir",
        "pastel",
        "vintage",
        "minimalist",
        "cyberpunk",
        "ink",
        "tranh lụa",
        "",
        "😀"
      })
  void everyStylePaintsAndEqualRequestsPaintEqually(String style) throws IOException {
    byte[] first = paint(STORY, style, SMALL);

    assertTrue(colours(read(first)) > 20);
    assertArrayEquals(first, paint(STORY, style, SMALL));
  }

  @Test
  void noPlaceStaysEmpty() throws IOException {
    for (int i = 0; i < 40; i++) {
      BufferedImage image = read(paint("Núi, tuyết, " + i, "pastel", SMALL));
      for (int y = 0; y < image.getHeight(); y++) {
        for (int x = 0; x < image.getWidth(); x++) {
          assertTrue((image.getRGB(x, y) & 0xFFFFFF) != 0, "black at " + x + ", " + y);
        }
      }
    }
  }

  @Test
  void otherTextsAndOtherStylesAreOtherPictures() {
    byte[] picture = paint(STORY, "anime", SMALL);

    assertTrue(!Arrays.equals(picture, paint(STORY, "noir", SMALL)));
    assertTrue(!Arrays.equals(picture, paint("A city in the rain.", "anime", SMALL)));
  }

  @Test
  void theTextSaysWhatIsInThePicture() {
    assertEquals(
        EnumSet.of(Motif.NIGHT, Motif.MOUNTAINS, Motif.WATER, Motif.LIGHTHOUSE, Motif.PEOPLE),
        Motif.in(STORY));
    assertEquals(
        EnumSet.of(Motif.RAIN, Motif.HOUSES, Motif.WATER, Motif.ANIMAL),
        Motif.in("Mùa lũ về, con trâu đen cứu cả làng bên sông."));
    assertEquals(EnumSet.noneOf(Motif.class), Motif.in("Manifold season, a started broadcast"));
  }

  @Property(tries = 60)
  void anyTextAndStyleIsPaintedInTheRightSize(@ForAll String text, @ForAll String style)
      throws IOException {
    assertEquals(256, read(paint(text, style, SMALL)).getWidth());
  }
}
