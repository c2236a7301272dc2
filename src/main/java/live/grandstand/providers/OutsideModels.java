package live.grandstand.providers;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.langchain4j.model.googleai.GoogleAiGeminiChatModel;
import dev.langchain4j.model.googleai.GoogleAiGeminiImageModel;
import dev.langchain4j.model.ollama.OllamaChatModel;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.openai.OpenAiImageModel;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import live.grandstand.platform.Json;
import live.grandstand.platform.Settings;
import org.jspecify.annotations.Nullable;

/**
 * Builds the models outside. LangChain4j tries nothing twice here and logs nothing; every call goes
 * through {@link ProviderHttp} and a {@link Gate}.
 */
final class OutsideModels {
  private static final int TEXT_ANSWER = 4_000_000; // bytes
  private static final int IMAGE_ANSWER = 28_000_000; // base64 of 20 MB
  private static final int SPEECH_ANSWER = 100_000_000;
  private static final int NO_RETRIES = 0;

  /** What Gemini paints, as width to height. */
  private static final Map<String, Double> RATIOS =
      Map.of(
          "1:1", 1.0, "3:2", 3 / 2.0, "2:3", 2 / 3.0, "4:3", 4 / 3.0, "3:4", 3 / 4.0, "16:9",
          16 / 9.0, "9:16", 9 / 16.0);

  private final Settings.Ai ai;
  private final Clock clock;

  OutsideModels(Settings.Ai ai, Clock clock) {
    this.ai = ai;
    this.clock = clock;
  }

  TextModel geminiText() {
    Settings.Gemini gemini = ai.gemini();
    return new ChatText(
        "gemini",
        GoogleAiGeminiChatModel.builder()
            .httpClientBuilder(LangChainHttp.builder(http(TEXT_ANSWER)))
            .baseUrl(gemini.baseUrl().toString())
            .apiKey(reveal(gemini.apiKey()))
            .modelName(gemini.textModel())
            .maxRetries(NO_RETRIES)
            .build(),
        gate("gemini-text"));
  }

  TextModel openAiText() {
    Settings.OpenAi openAi = ai.openAi();
    return new ChatText(
        "openai",
        OpenAiChatModel.builder()
            .httpClientBuilder(LangChainHttp.builder(http(TEXT_ANSWER)))
            .baseUrl(openAi.baseUrl().toString())
            .apiKey(reveal(openAi.apiKey()))
            .modelName(openAi.textModel())
            .maxRetries(NO_RETRIES)
            .build(),
        gate("openai-text"));
  }

  TextModel ollamaText() {
    return new ChatText(
        "ollama",
        OllamaChatModel.builder()
            .httpClientBuilder(LangChainHttp.builder(http(TEXT_ANSWER)))
            .baseUrl(ai.ollama().baseUrl().toString())
            .modelName(ai.ollama().textModel())
            .maxRetries(NO_RETRIES)
            .build(),
        gate("ollama-text"));
  }

  ImageModel geminiImages() {
    Settings.Gemini gemini = ai.gemini();
    ProviderHttp http = http(IMAGE_ANSWER);
    return new OutsideImages(
        "gemini",
        size ->
            GoogleAiGeminiImageModel.builder()
                .httpClientBuilder(LangChainHttp.builder(http))
                .baseUrl(gemini.baseUrl().toString())
                .apiKey(reveal(gemini.apiKey()))
                .modelName(gemini.imageModel())
                .aspectRatio(ratio(size))
                .maxRetries(NO_RETRIES)
                .build(),
        gate("gemini-image"));
  }

  ImageModel openAiImages() {
    Settings.OpenAi openAi = ai.openAi();
    ProviderHttp http = http(IMAGE_ANSWER);
    boolean alwaysBase64 = openAi.imageModel().startsWith("gpt-image");
    return new OutsideImages(
        "openai",
        size ->
            OpenAiImageModel.builder()
                .httpClientBuilder(
                    LangChainHttp.builder(
                        http, alwaysBase64 ? body -> body : OutsideModels::inBase64))
                .baseUrl(openAi.baseUrl().toString())
                .apiKey(reveal(openAi.apiKey()))
                .modelName(openAi.imageModel())
                .size(openAiSize(openAi.imageModel(), size))
                .maxRetries(NO_RETRIES)
                .build(),
        gate("openai-image"));
  }

  SpeechModel googleSpeech() {
    List<String> voices = new ArrayList<>(List.of(GoogleSpeech.AUTO));
    voices.addAll(ai.google().voices());
    return new OutsideSpeech(
        new GoogleSpeech(http(SPEECH_ANSWER), ai.google()), voices, gate("google-speech"));
  }

  SpeechModel openAiSpeech() {
    return new OutsideSpeech(
        new OpenAiSpeech(http(SPEECH_ANSWER), ai.openAi()),
        ai.openAi().voices(),
        gate("openai-speech"));
  }

  /** LangChain4j has no setting for it any more, and older models answer with an address else. */
  private static String inBase64(String body) {
    try {
      ObjectNode question = (ObjectNode) Json.mapper().readTree(body);
      return question.put("response_format", "b64_json").toString();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("LangChain4j writes JSON", e);
    }
  }

  /** The size nearest in shape that a model paints; servers of other models are asked as it is. */
  private static String openAiSize(String model, ImageSize size) {
    if (model.startsWith("gpt-image")) {
      return shape(size, "1536x1024", "1024x1536");
    }
    return model.equals("dall-e-3") ? shape(size, "1792x1024", "1024x1792") : size.toString();
  }

  private static String shape(ImageSize size, String wide, String tall) {
    if (size.width() == size.height()) {
      return "1024x1024";
    }
    return size.width() > size.height() ? wide : tall;
  }

  private static String ratio(ImageSize size) {
    double asked = (double) size.width() / size.height();
    return RATIOS.entrySet().stream()
        .min(
            Comparator.<Map.Entry<String, Double>>comparingDouble(
                    ratio -> Math.abs(Math.log(ratio.getValue() / asked)))
                .thenComparing(Map.Entry::getKey))
        .orElseThrow()
        .getKey();
  }

  private ProviderHttp http(int mostBytes) {
    return new ProviderHttp(ai.timeout(), mostBytes);
  }

  private Gate gate(String name) {
    return new Gate(name, new Bulkhead(ai.concurrency(), ai.timeout()), clock);
  }

  private static String reveal(Settings.@Nullable Secret key) {
    return Objects.requireNonNull(key, "the settings were checked").reveal();
  }
}
