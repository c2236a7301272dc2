package live.grandstand.providers;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;
import java.util.logging.Logger;
import live.grandstand.platform.Settings;

/** Offers the three models that the configuration chose, for injection. */
@ApplicationScoped
public class Providers {
  private static final Logger LOG = Logger.getLogger(Providers.class.getName());

  @Produces
  @ApplicationScoped
  TextModel text(Settings.Ai ai, Clock clock) {
    return switch (ai.text()) {
      case LOCAL -> new LocalRewriter();
      case GEMINI -> new OutsideModels(ai, clock).geminiText();
      case OPENAI -> new OutsideModels(ai, clock).openAiText();
      case OLLAMA -> new OutsideModels(ai, clock).ollamaText();
    };
  }

  @Produces
  @ApplicationScoped
  SpeechModel speech(Settings.Ai ai, Clock clock) {
    return switch (ai.speech()) {
      case LOCAL -> localSpeech(ai);
      case GOOGLE -> new OutsideModels(ai, clock).googleSpeech();
      case OPENAI -> new OutsideModels(ai, clock).openAiSpeech();
    };
  }

  @Produces
  @ApplicationScoped
  ImageModel images(Settings.Ai ai, Clock clock) {
    return switch (ai.image()) {
      case LOCAL -> new Java2dIllustrator(bulkhead(ai));
      case GEMINI -> new OutsideModels(ai, clock).geminiImages();
      case OPENAI -> new OutsideModels(ai, clock).openAiImages();
    };
  }

  private static SpeechModel localSpeech(Settings.Ai ai) {
    String path = System.getenv().getOrDefault("PATH", "");
    SpeechModel model =
        EspeakSpeech.find(path, ai.timeout(), bulkhead(ai)).orElseGet(FormantSpeech::new);
    LOG.info(
        () ->
            model instanceof EspeakSpeech
                ? "Stories are spoken by espeak-ng"
                : "Stories are spoken in Java: there is no espeak-ng on the PATH");
    return model;
  }

  private static Bulkhead bulkhead(Settings.Ai ai) {
    return new Bulkhead(ai.concurrency(), ai.timeout());
  }
}
