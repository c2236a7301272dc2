package live.grandstand.providers;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import live.grandstand.platform.Json;
import live.grandstand.platform.Settings;

/** Google Cloud Text-to-Speech, {@code v1/text:synthesize}. */
final class GoogleSpeech implements OutsideSpeech.SpeechCall {
  /** The first voice of the text's language. */
  static final String AUTO = "auto";

  private static final int RATE = 24_000;
  private static final int MOST_CHARACTERS = 1_200; // 5,000 bytes, of which one may take four

  private final ProviderHttp http;
  private final URI uri;
  private final String key;
  private final List<String> voices;

  GoogleSpeech(ProviderHttp http, Settings.GoogleSpeech settings) {
    this.http = http;
    this.uri = URI.create(settings.baseUrl() + "/text:synthesize");
    this.key = Objects.requireNonNull(settings.apiKey()).reveal();
    this.voices = settings.voices();
  }

  @Override
  public String provider() {
    return "google";
  }

  @Override
  public int mostCharacters() {
    return MOST_CHARACTERS;
  }

  @Override
  public String voice(String name, String text) {
    if (!name.equals(AUTO)) {
      return name;
    }
    String language = Language.of(text).code();
    return voices.stream()
        .filter(voice -> voice.startsWith(language + "-"))
        .findFirst()
        .orElse(voices.get(0));
  }

  @Override
  public byte[] wav(String text, String voice) {
    ObjectNode question = Json.mapper().createObjectNode();
    question.putObject("input").put("text", text);
    question.putObject("voice").put("languageCode", language(voice)).put("name", voice);
    question.putObject("audioConfig").put("audioEncoding", "LINEAR16").put("sampleRateHertz", RATE);
    byte[] answer =
        http.post(
            uri,
            Map.of(
                "Content-Type", List.of("application/json; charset=utf-8"),
                "X-Goog-Api-Key", List.of(key)),
            question.toString());
    return Base64.getDecoder().decode(audio(answer));
  }

  private static String audio(byte[] answer) {
    try {
      JsonNode audio = Json.mapper().readTree(answer).path("audioContent");
      if (!audio.isTextual() || audio.textValue().isEmpty()) {
        throw ProviderException.retryable("The provider's answer is empty");
      }
      return audio.textValue();
    } catch (JsonProcessingException e) {
      throw ProviderException.retryable("The provider's answer makes no sense");
    } catch (IOException e) {
      throw new IllegalStateException("reading from memory", e);
    }
  }

  /** {@code vi-VN} of {@code vi-VN-Standard-A}. */
  private static String language(String voice) {
    String[] parts = voice.split("-", 3);
    return parts.length < 2 ? voice : parts[0] + "-" + parts[1];
  }
}
