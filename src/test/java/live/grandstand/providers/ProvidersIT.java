package live.grandstand.providers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import live.grandstand.platform.Settings;
import live.grandstand.testing.SecretsInUse;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The models inside the server: its class loaders, its injection, its Java without a screen. */
@ExtendWith(ArquillianExtension.class)
class ProvidersIT {
  private static final String KEY = "a-key-for-this-test-0123456789";

  @Inject TextModel text;
  @Inject SpeechModel speech;
  @Inject ImageModel images;
  @Inject Clock clock;

  @Deployment
  static WebArchive archive() {
    SecretsInUse.note("api key", KEY); // the scan of the logs looks for it
    return ShrinkWrap.createFromZipFile(
            WebArchive.class, Path.of("target", "grandstand.war").toFile())
        .addClasses(ProviderServer.class, OutsideDoor.class, SecretsInUse.class);
  }

  @Test
  void withoutSettingsTheLocalModelsAreInjected() {
    assertEquals("local", text.rewrite(OutsideDoor.REWRITE).provider());
    assertEquals("local", images.paint(OutsideDoor.PAINT).provider());
    Speech spoken = speech.speak(new SpeakText("Hello, server.", speech.standardVoice()));
    assertEquals("local", spoken.provider());
    assertTrue(spoken.duration().toMillis() > 300);
  }

  @Test
  void theModelsOutsideAreReachedFromInside() throws IOException {
    try (ProviderServer server = new ProviderServer()) {
      OutsideModels models = new OutsideModels(outside(server.base()), clock);
      for (OutsideDoor door : OutsideDoor.values()) {
        server.replies(ProviderServer.bytes(200, "application/json", door.goodAnswer()));
        assertTrue(door.call(models).toString().length() > 10);

        server.replies(ProviderServer.json(503, ""));
        assertTrue(
            assertThrows(ProviderException.class, () -> door.call(models), door.name())
                .retryable());
      }
    }
  }

  private static Settings.Ai outside(URI base) {
    Settings.Secret key = new Settings.Secret(KEY);
    return new Settings.Ai(
        Settings.TextProvider.GEMINI,
        Settings.SpeechProvider.GOOGLE,
        Settings.ImageProvider.GEMINI,
        Duration.ofSeconds(20),
        2,
        new Settings.Gemini(key, base, "gemini-t", "gemini-i"),
        new Settings.OpenAi(key, base, "gpt-t", "gpt-image-1", "tts-t", List.of("alloy")),
        new Settings.Ollama(base, "llama-t"),
        new Settings.GoogleSpeech(key, base, List.of("en-US-A")));
  }
}
