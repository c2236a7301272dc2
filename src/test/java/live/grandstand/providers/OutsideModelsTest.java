package live.grandstand.providers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import javax.imageio.ImageIO;
import live.grandstand.platform.Settings;
import live.grandstand.testing.ManualClock;
import live.grandstand.testing.SecretsInUse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every way out against a server that plays its provider's protocol. After each test nothing that
 * was logged, thrown or returned has a key or an address in it.
 */
class OutsideModelsTest {
  private static final String KEY = "AIzaSy-never-to-be-seen-0123456789";
  private static final Duration PATIENT = Duration.ofSeconds(20);
  private static final Duration HASTY = Duration.ofMillis(400);

  private final ProviderServer server = new ProviderServer();
  private final ManualClock clock = new ManualClock(Instant.parse("2026-11-21T10:00:00Z"));
  private final StringWriter seen = new StringWriter();
  private final Handler handler = new SeenHandler();
  private final Logger root = Logger.getLogger("");
  private final Logger library = Logger.getLogger("dev.langchain4j");

  @BeforeEach
  void listen() {
    SecretsInUse.note("api key", KEY);
    root.addHandler(handler);
    library.setLevel(Level.ALL);
  }

  @AfterEach
  void nothingThatWasSeenHasTheKeyInIt() throws IOException {
    root.removeHandler(handler);
    library.setLevel(null);
    server.close();
    assertFalse(seen.toString().contains("never-to-be-seen"), seen.toString());
    assertFalse(seen.toString().contains("localhost:"), seen.toString());
  }

  private OutsideModels models(Duration timeout) {
    return models(timeout, "gpt-image-1");
  }

  private OutsideModels models(Duration timeout, String imageModel) {
    URI base = server.base();
    Settings.Secret key = new Settings.Secret(KEY);
    List<String> voices = List.of("alloy", "echo");
    return new OutsideModels(
        new Settings.Ai(
            Settings.TextProvider.GEMINI,
            Settings.SpeechProvider.GOOGLE,
            Settings.ImageProvider.GEMINI,
            timeout,
            2,
            new Settings.Gemini(key, base, "gemini-t", "gemini-i"),
            new Settings.OpenAi(key, base, "gpt-t", imageModel, "tts-t", voices),
            new Settings.Ollama(base, "llama-t"),
            new Settings.GoogleSpeech(key, base, List.of("en-US-A", "vi-VN-A"))),
        clock);
  }

  private ProviderException failure(OutsideDoor door, OutsideModels models) {
    ProviderException failure =
        assertThrows(ProviderException.class, () -> door.call(models), door.name());
    failure.printStackTrace(new PrintWriter(seen, true));
    assertNull(failure.getCause());
    return failure;
  }

  private ProviderException failure(OutsideDoor door) {
    return failure(door, models(PATIENT));
  }

  private ProviderServer.Call call() throws InterruptedException {
    return server.calls().poll(10, TimeUnit.SECONDS);
  }

  @ParameterizedTest
  @EnumSource
  void aGoodAnswerIsHandedOn(OutsideDoor door) throws Exception {
    server.replies(ProviderServer.bytes(200, "application/json", door.goodAnswer()));

    Object made = door.call(models(PATIENT));

    String provider = door.name().replaceAll("_.*", "").toLowerCase(Locale.ROOT);
    if (made instanceof Rewritten text) {
      assertEquals(new Rewritten("Ngày xửa ngày xưa.", provider), text);
    } else if (made instanceof Painted painted) {
      assertEquals(provider, painted.provider());
      BufferedImage image = ImageIO.read(new ByteArrayInputStream(painted.png()));
      assertEquals("512x512", image.getWidth() + "x" + image.getHeight());
    } else if (made instanceof Speech speech) {
      assertEquals(provider, speech.provider());
      assertEquals(Duration.ofMillis(500), speech.duration());
    }
    seen.append(made.toString());
  }

  @ParameterizedTest
  @EnumSource
  void theKeyIsInAHeaderAndNowhereElse(OutsideDoor door) throws Exception {
    server.replies(ProviderServer.bytes(200, "application/json", door.goodAnswer()));

    door.call(models(PATIENT));

    ProviderServer.Call call = call();
    assertEquals("POST " + door.path() + " HTTP/1.1", call.line());
    assertFalse(call.body().contains(KEY));
    long headers =
        call.headers().entrySet().stream()
            .filter(header -> header.getValue().contains(KEY))
            .filter(header -> header.getKey().matches("authorization|x-goog-api-key"))
            .count();
    assertEquals(door == OutsideDoor.OLLAMA_TEXT ? 0 : 1, headers);
    assertTrue(server.calls().isEmpty(), "asked once");
  }

  @ParameterizedTest
  @EnumSource
  void tooManyCallsMayBeTriedAgainWhenTheProviderSays(OutsideDoor door) {
    server.replies(ProviderServer.json(429, "{\"error\":\"" + KEY + "\"}", "Retry-After: 17"));

    ProviderException failure = failure(door);

    assertTrue(failure.retryable());
    assertEquals(Duration.ofSeconds(17), failure.retryAfter());
    assertEquals(1, server.calls().size(), "nothing is tried twice here");
  }

  @ParameterizedTest
  @EnumSource
  void aProblemOfTheProviderMayBeTriedAgain(OutsideDoor door) {
    server.replies(ProviderServer.json(503, "{\"error\":\"" + KEY + "\"}", "Retry-After: soon"));

    ProviderException failure = failure(door);

    assertTrue(failure.retryable());
    assertNull(failure.retryAfter());
    assertEquals("The provider has a problem (503)", failure.detail());
    assertEquals(1, server.calls().size());
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404, 422})
  void aRefusalIsForGood(int status) {
    server.replies(ProviderServer.json(status, "{\"error\":{\"message\":\"key " + KEY + "\"}}"));

    for (OutsideDoor door : OutsideDoor.values()) {
      assertFalse(failure(door).retryable());
    }
  }

  @ParameterizedTest
  @EnumSource
  void aSilentProviderIsGivenUp(OutsideDoor door) {
    server.replies(server.silent());

    ProviderException failure = failure(door, models(HASTY));

    assertTrue(failure.retryable());
    assertEquals("The provider took too long", failure.detail());
  }

  @ParameterizedTest
  @EnumSource
  void anAnswerThatGetsStuckIsGivenUp(OutsideDoor door) {
    server.replies(server.stuck(door.goodAnswer()));

    ProviderException failure = failure(door, models(HASTY));

    assertEquals("The provider took too long", failure.detail());
  }

  @ParameterizedTest
  @EnumSource
  void anAnswerThatIsCutOffMayBeTriedAgain(OutsideDoor door) {
    server.replies(ProviderServer.cutOff(door.goodAnswer()));

    ProviderException failure = failure(door);

    assertTrue(failure.retryable());
    assertEquals("The provider's answer was cut off", failure.detail());
  }

  @ParameterizedTest
  @EnumSource
  void answersThatMakeNoSenseMayBeTriedAgain(OutsideDoor door) {
    for (String nonsense :
        List.of("", "{", "[]", "null", "{}", "\"x\"", "<html>" + KEY + "</html>", "{\"a\":1}")) {
      server.replies(ProviderServer.json(200, nonsense));

      assertTrue(failure(door).retryable(), nonsense);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aRedirectIsNotFollowed(OutsideDoor door) throws IOException {
    try (ProviderServer elsewhere = new ProviderServer()) {
      server.replies(ProviderServer.json(307, "", "Location: " + elsewhere.base()));

      assertFalse(failure(door).retryable());

      assertTrue(elsewhere.calls().isEmpty());
      assertEquals(1, server.calls().size());
    }
  }

  @Test
  void anEndlessAnswerIsHungUpOn() {
    server.replies(server.endless(200));

    ProviderException failure = failure(OutsideDoor.OPENAI_TEXT);

    assertEquals("The provider answered with more than is allowed", failure.detail());
    assertTrue(server.written() < 30_000_000, "taken: " + server.written());
  }

  @Test
  void anEndlessRefusalIsHungUpOn() {
    server.replies(server.endless(400));

    assertFalse(failure(OutsideDoor.OPENAI_TEXT).retryable());
    assertTrue(server.written() < 30_000_000, "taken: " + server.written());
  }

  @Test
  void aProviderThatIsNotThereMayBeTriedAgain() throws IOException {
    OutsideModels models = models(PATIENT);
    server.close();

    for (OutsideDoor door : OutsideDoor.values()) {
      ProviderException failure = failure(door, models);
      assertTrue(failure.retryable());
      assertEquals("The provider cannot be reached", failure.detail());
    }
  }

  @Test
  void anEmptyTextMayBeTriedAgainAndAFilterMayNot() {
    for (OutsideDoor door : OutsideDoor.values()) {
      if (door.isText()) {
        server.replies(ProviderServer.bytes(200, "application/json", door.answer(" \\n\\u0000 ")));
        assertTrue(failure(door).retryable(), door.name());
      }
    }
    String filtered =
        new String(OutsideDoor.OPENAI_TEXT.goodAnswer(), StandardCharsets.UTF_8)
            .replace("\"stop\"", "\"content_filter\"");
    server.replies(ProviderServer.json(200, filtered));
    assertFalse(failure(OutsideDoor.OPENAI_TEXT).retryable());
    server.replies(ProviderServer.json(200, filtered.replace("content_filter", "length")));
    assertFalse(failure(OutsideDoor.OPENAI_TEXT).retryable());
    server.replies(ProviderServer.json(400, "{\"error\":{\"code\":\"content_policy_violation\"}}"));
    assertEquals("The provider refuses this content", failure(OutsideDoor.OPENAI_IMAGE).detail());
  }

  @Test
  void aPictureThatIsNoneOrTooLargeIsRefused() {
    byte[] huge = OutsideDoor.png(300, 200);
    huge[16] = 0x7F; // the width in its header: two thousand million pixels
    byte[] broken = OutsideDoor.png(300, 200);
    Arrays.fill(broken, 60, broken.length - 20, (byte) 7);
    for (OutsideDoor door : OutsideDoor.values()) {
      if (door.isImage()) {
        for (byte[] wrong :
            List.of(OutsideDoor.utf8("<svg/>"), OutsideDoor.utf8("GIF89a"), broken, huge)) {
          server.replies(
              ProviderServer.bytes(
                  200, "application/json", door.answer(Base64.getEncoder().encodeToString(wrong))));
          assertEquals(wrong != huge, failure(door).retryable(), door.name());
        }
      }
    }
  }

  @Test
  void anAddressInsteadOfAPictureIsNotFetched() throws Exception {
    try (ProviderServer elsewhere = new ProviderServer()) {
      server.replies(
          ProviderServer.json(
              200, "{\"created\":1,\"data\":[{\"url\":\"" + elsewhere.base() + "/x.png\"}]}"));

      assertFalse(failure(OutsideDoor.OPENAI_IMAGE).retryable());

      assertTrue(elsewhere.calls().isEmpty());
    }
  }

  @Test
  void modelsThatWouldAnswerWithAnAddressAreAskedForBase64() throws Exception {
    server.replies(
        ProviderServer.bytes(200, "application/json", OutsideDoor.OPENAI_IMAGE.goodAnswer()));

    OutsideDoor.OPENAI_IMAGE.call(models(PATIENT, "dall-e-3"));
    assertTrue(call().body().contains("\"response_format\":\"b64_json\""));

    OutsideDoor.OPENAI_IMAGE.call(models(PATIENT, "gpt-image-1"));
    assertFalse(call().body().contains("response_format"));
  }

  @Test
  void theVoiceFollowsTheLanguageAndLongTextsAreSpokenInPieces() throws Exception {
    server.replies(
        ProviderServer.bytes(200, "application/json", OutsideDoor.GOOGLE_SPEECH.goodAnswer()));
    SpeechModel google = models(PATIENT).googleSpeech();

    Speech speech =
        google.speak(new SpeakText("Con trâu đen đứng bên bờ sông. ".repeat(100), "auto"));

    assertEquals(Duration.ofMillis(1_500), speech.duration());
    assertTrue(call().body().contains("\"languageCode\":\"vi-VN\",\"name\":\"vi-VN-A\""));
    google.speak(new SpeakText("Hello", "auto"));
    server.calls().removeIf(call -> call.body().contains("vi-VN"));
    assertTrue(call().body().contains("\"name\":\"en-US-A\""));
    assertFalse(
        assertThrows(ProviderException.class, () -> google.speak(new SpeakText("Hello", "nobody")))
            .retryable());
  }

  @Test
  void whatTheModelIsAskedHasTheWishAndTheText() throws Exception {
    server.replies(
        ProviderServer.bytes(200, "application/json", OutsideDoor.OPENAI_TEXT.goodAnswer()));

    OutsideDoor.OPENAI_TEXT.call(models(PATIENT));

    String body = call().body();
    assertTrue(body.contains("make it short") && body.contains("Once upon a time."), body);
    assertTrue(body.contains("\"model\":\"gpt-t\"") || body.contains("\"model\" : \"gpt-t\""));
  }

  /** Writes down all that is logged. */
  private final class SeenHandler extends Handler {
    SeenHandler() {
      setLevel(Level.ALL);
    }

    @Override
    public void publish(LogRecord logged) {
      if (!logged.getLoggerName().startsWith("jdk.")) {
        seen.append(new SimpleFormatter().format(logged));
      }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
