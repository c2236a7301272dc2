package live.grandstand.providers;

import dev.langchain4j.data.image.Image;
import java.util.Base64;
import java.util.function.Function;

/** Pictures by an image model outside. */
final class OutsideImages implements ImageModel {
  private static final int MOST_PROMPT = 4_000; // characters; the strictest model's limit

  private final String provider;
  private final Function<ImageSize, dev.langchain4j.model.image.ImageModel> models;
  private final Gate gate;

  /**
   * @param models the model that paints a size, or the nearest that it can
   */
  OutsideImages(
      String provider,
      Function<ImageSize, dev.langchain4j.model.image.ImageModel> models,
      Gate gate) {
    this.provider = provider;
    this.models = models;
    this.gate = gate;
  }

  @Override
  public Painted paint(PaintImage request) {
    String prompt =
        request.prompt().length() <= MOST_PROMPT
            ? request.prompt()
            : request.prompt().substring(0, MOST_PROMPT - 1);
    return gate.call(
        () -> {
          Image image = models.apply(request.size()).generate(prompt).content();
          return new Painted(png(image, request.size()), Png.MEDIA_TYPE, provider);
        });
  }

  private static byte[] png(Image image, ImageSize size) {
    String data = image.base64Data();
    if (data == null || data.isEmpty()) {
      throw image.url() == null
          ? ProviderException.retryable("The provider's answer is empty")
          : ProviderException.permanent(
              "The provider answers with an address instead of a picture, which is not fetched");
    }
    return AnswerPicture.png(Base64.getDecoder().decode(data), size);
  }
}
