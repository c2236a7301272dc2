package live.grandstand.providers;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.jspecify.annotations.Nullable;

/**
 * A picture that somebody else made: only PNG and JPEG, and looked at before it is decoded, so that
 * a small file cannot become a huge picture.
 */
final class AnswerPicture {
  private static final int LONGEST_SIDE = 4_096;
  private static final int MOST_PIXELS = 10_000_000;

  private AnswerPicture() {}

  /**
   * The picture as PNG of exactly a size: it fills all of it, and what then juts out is cut off.
   *
   * @throws ProviderException when it is no picture, or too large a one
   */
  static byte[] png(byte[] file, ImageSize size) {
    BufferedImage picture = read(file);
    BufferedImage fitted =
        new BufferedImage(size.width(), size.height(), BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = fitted.createGraphics();
    try {
      graphics.setRenderingHint(
          RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
      graphics.setPaint(Color.WHITE);
      graphics.fillRect(0, 0, size.width(), size.height());
      double scale =
          Math.max(
              (double) size.width() / picture.getWidth(),
              (double) size.height() / picture.getHeight());
      int width = (int) Math.ceil(picture.getWidth() * scale);
      int height = (int) Math.ceil(picture.getHeight() * scale);
      graphics.drawImage(
          picture, (size.width() - width) / 2, (size.height() - height) / 2, width, height, null);
    } finally {
      graphics.dispose();
    }
    return Png.of(fitted);
  }

  private static BufferedImage read(byte[] file) {
    String format = format(file);
    if (format == null) {
      throw ProviderException.retryable("The provider's answer is no picture");
    }
    ImageReader reader = ImageIO.getImageReadersByFormatName(format).next();
    try (MemoryCacheImageInputStream in =
        new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
      reader.setInput(in, true, true);
      refuseHuge(reader.getWidth(0), reader.getHeight(0));
      return reader.read(0);
    } catch (ProviderException e) {
      throw e;
    } catch (IOException | RuntimeException e) { // decoders throw whatever a broken file leads to
      throw ProviderException.retryable("The provider's picture is broken");
    } finally {
      reader.dispose();
    }
  }

  private static void refuseHuge(int width, int height) {
    if (width > LONGEST_SIDE || height > LONGEST_SIDE || (long) width * height > MOST_PIXELS) {
      throw ProviderException.permanent("The provider's picture is too large");
    }
  }

  private static @Nullable String format(byte[] file) {
    if (startsWith(file, 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n')) {
      return "png";
    }
    return startsWith(file, 0xFF, 0xD8, 0xFF) ? "jpeg" : null;
  }

  private static boolean startsWith(byte[] file, int... magic) {
    if (file.length < magic.length) {
      return false;
    }
    for (int i = 0; i < magic.length; i++) {
      if ((file[i] & 0xFF) != magic[i]) {
        return false;
      }
    }
    return true;
  }
}
