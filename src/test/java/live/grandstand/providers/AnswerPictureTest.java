package live.grandstand.providers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class AnswerPictureTest {
  private static final ImageSize SIZE = ImageSize.parse("256x256");
  private static final byte[] FILE = OutsideDoor.png(40, 30);

  private static BufferedImage fitted(byte[] file) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(AnswerPicture.png(file, SIZE)));
  }

  @Test
  void aPictureFillsTheSizeAndWhatIsTransparentBecomesWhite() throws IOException {
    BufferedImage image = fitted(FILE);

    assertEquals("256x256", image.getWidth() + "x" + image.getHeight());
    assertEquals(0xFFFF0000, image.getRGB(0, 0));
    assertEquals(0xFFFFFFFF, image.getRGB(255, 255));
  }

  @Test
  void jpegIsTakenToo() throws IOException {
    ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(64, 32, BufferedImage.TYPE_INT_RGB), "jpeg", jpeg);

    assertEquals(256, fitted(jpeg.toByteArray()).getHeight());
  }

  @Test
  void aLargePictureIsRefusedBeforeItIsDecoded() {
    byte[] wide = FILE.clone();
    wide[18] = 0x11; // width 0x1128

    assertFalse(
        assertThrows(ProviderException.class, () -> AnswerPicture.png(wide, SIZE)).retryable());
  }

  @Property(tries = 500)
  void anyBytesArePaintedOrRefused(@ForAll byte[] bytes) {
    paintOrRefuse(bytes);
  }

  @Property(tries = 1_000)
  void anyDamageToAPictureIsPaintedOrRefused(
      @ForAll @Size(max = 4) List<@IntRange(min = 8, max = 120) Integer> places,
      @ForAll byte value,
      @ForAll @IntRange(min = 1, max = 140) int length) {
    byte[] file = FILE.clone();
    places.stream().filter(place -> place < file.length).forEach(place -> file[place] = value);
    paintOrRefuse(Arrays.copyOf(file, Math.min(length, file.length)));
    paintOrRefuse(file);
  }

  private static void paintOrRefuse(byte[] file) {
    try {
      assertTrue(AnswerPicture.png(file, SIZE).length > 0);
    } catch (ProviderException refused) {
      assertTrue(refused.getMessage().startsWith("The provider's"), refused.getMessage());
    }
  }
}
