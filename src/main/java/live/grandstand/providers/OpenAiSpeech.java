package live.grandstand.providers;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import live.grandstand.platform.Json;
import live.grandstand.platform.Settings;

/** OpenAI's {@code /audio/speech}, or that of a server that speaks like it. */
final class OpenAiSpeech implements OutsideSpeech.SpeechCall {
  private static final int MOST_CHARACTERS = 4_000; // OpenAI takes 4,096

  private final ProviderHttp http;
  private final URI uri;
  private final String key;
  private final String model;

  OpenAiSpeech(ProviderHttp http, Settings.OpenAi settings) {
    this.http = http;
    this.uri = URI.create(settings.baseUrl() + "/audio/speech");
    this.key = Objects.requireNonNull(settings.apiKey()).reveal();
    this.model = settings.speechModel();
  }

  @Override
  public String provider() {
    return "openai";
  }

  @Override
  public int mostCharacters() {
    return MOST_CHARACTERS;
  }

  @Override
  public String voice(String name, String text) {
    return name;
  }

  @Override
  public byte[] wav(String text, String voice) {
    ObjectNode question = Json.mapper().createObjectNode();
    question.put("model", model).put("input", text).put("voice", voice);
    question.put("response_format", "wav");
    return http.post(
        uri,
        Map.of(
            "Content-Type", List.of("application/json"),
            "Authorization", List.of("Bearer " + key)),
        question.toString());
  }
}
