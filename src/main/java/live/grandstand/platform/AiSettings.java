package live.grandstand.platform;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads {@link Settings.Ai}: which providers there are, and what the chosen ones need. */
final class AiSettings {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:/-]{0,99}");
  private static final Pattern KEY = Pattern.compile("[!-~]{1,4096}"); // it goes into a header
  private static final URI NOWHERE = URI.create("http://localhost");
  private static final int MOST_CALLS = 64;

  private final SettingsReader reader;

  AiSettings(SettingsReader reader) {
    this.reader = reader;
  }

  Settings.Ai read() {
    var text = choice(SettingKey.AI_TEXT, Settings.TextProvider.class);
    var speech = choice(SettingKey.AI_SPEECH, Settings.SpeechProvider.class);
    var image = choice(SettingKey.AI_IMAGE, Settings.ImageProvider.class);
    boolean gemini = text == Settings.TextProvider.GEMINI || image == Settings.ImageProvider.GEMINI;
    boolean openAi =
        text == Settings.TextProvider.OPENAI
            || speech == Settings.SpeechProvider.OPENAI
            || image == Settings.ImageProvider.OPENAI;
    boolean google = speech == Settings.SpeechProvider.GOOGLE;
    return new Settings.Ai(
        text,
        speech,
        image,
        reader.duration(SettingKey.AI_TIMEOUT),
        reader.number(SettingKey.AI_CONCURRENCY, 1, MOST_CALLS),
        new Settings.Gemini(
            key(SettingKey.AI_GEMINI_API_KEY, gemini),
            url(SettingKey.AI_GEMINI_BASE_URL),
            name(SettingKey.AI_GEMINI_TEXT_MODEL),
            name(SettingKey.AI_GEMINI_IMAGE_MODEL)),
        new Settings.OpenAi(
            key(SettingKey.AI_OPENAI_API_KEY, openAi),
            url(SettingKey.AI_OPENAI_BASE_URL),
            name(SettingKey.AI_OPENAI_TEXT_MODEL),
            name(SettingKey.AI_OPENAI_IMAGE_MODEL),
            name(SettingKey.AI_OPENAI_SPEECH_MODEL),
            names(SettingKey.AI_OPENAI_VOICES)),
        new Settings.Ollama(
            url(SettingKey.AI_OLLAMA_BASE_URL), name(SettingKey.AI_OLLAMA_TEXT_MODEL)),
        new Settings.GoogleSpeech(
            key(SettingKey.AI_GOOGLE_API_KEY, google),
            url(SettingKey.AI_GOOGLE_BASE_URL),
            names(SettingKey.AI_GOOGLE_VOICES)));
  }

  private <E extends Enum<E>> E choice(SettingKey key, Class<E> choices) {
    String said = String.valueOf(reader.text(key));
    for (E choice : choices.getEnumConstants()) {
      if (choice.name().toLowerCase(Locale.ROOT).equals(said)) {
        return choice;
      }
    }
    String all =
        Stream.of(choices.getEnumConstants())
            .map(choice -> choice.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(", "));
    reader.mistake(key, "must be one of " + all);
    return choices.getEnumConstants()[0];
  }

  private Settings.@Nullable Secret key(SettingKey key, boolean needed) {
    if (needed) {
      reader.required(key, "the provider that was chosen needs it");
    }
    Settings.Secret secret = reader.secret(key);
    if (secret != null && !KEY.matcher(secret.reveal()).matches()) {
      reader.mistake(key, "has characters that no key has");
    }
    return secret;
  }

  private URI url(SettingKey key) {
    String said = String.valueOf(reader.text(key));
    try {
      URI uri = URI.create(said.replaceAll("/+$", ""));
      boolean plain =
          uri.getRawUserInfo() == null && uri.getRawQuery() == null && uri.getRawFragment() == null;
      if (plain
          && uri.getHost() != null
          && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
        return uri;
      }
    } catch (IllegalArgumentException e) {
      // told below
    }
    reader.mistake(key, "must be an http or https URL without user, query and fragment");
    return NOWHERE;
  }

  private String name(SettingKey key) {
    String said = String.valueOf(reader.text(key));
    if (!isName(said)) {
      reader.mistake(key, "must be a name of letters, digits and . _ : / -");
    }
    return said;
  }

  private List<String> names(SettingKey key) {
    List<String> said = reader.list(key);
    if (said.isEmpty() || !said.stream().allMatch(AiSettings::isName)) {
      reader.mistake(key, "must be names of letters, digits and . _ : / -");
    }
    return said;
  }

  private static boolean isName(String said) {
    return NAME.matcher(said).matches() && !said.contains("..");
  }
}
