package live.grandstand.providers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every local {@link SpeechModel} keeps to. */
interface SpeechContract {
  /** The model under test. */
  SpeechModel model();

  private Speech speak(String text) {
    return model().speak(new SpeakText(text, model().standardVoice()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The keeper lit the lamp, and the ships came home.",
        "Cô bé Lan nuôi một con trâu đen bên bờ sông.",
        "Die Fähre fährt über den großen Fluß.",
        "Старый маяк стоял на скале.",
        "灯台守は毎晩ランプに火をともした。",
        "12 ships, 3.5 miles, 2026-11-21",
        "-v",
        "--stdin --help -f /etc/passwd",
        "$(touch /tmp/grandstand-speech) `id` ; id | id",
        "<speak><audio src=\"http://localhost/\"/>hello</speak>",
        "[[D@]] \u0001 5s \u0007 bell \u0000 nil",
        "smile 😀 and 𝔘𝔫𝔦𝔠𝔬𝔡𝔢 and \uD800 half",
        "%s %n {0} \\u0041 \\"
      })
  default void aPlayerReadsItAndTheDurationIsThatOfItsFrames(String text) throws Exception {
    Speech speech = speak(text);

    assertEquals("local", speech.provider());
    assertEquals("audio/wav", speech.mediaType());
    assertEquals("wav", speech.extension());
    try (AudioInputStream audio =
        AudioSystem.getAudioInputStream(new ByteArrayInputStream(speech.data()))) {
      AudioFormat format = audio.getFormat();
      assertEquals(22_050, format.getSampleRate());
      assertEquals(16, format.getSampleSizeInBits());
      assertEquals(1, format.getChannels());
      assertEquals(
          audio.getFrameLength() * 1000.0 / format.getFrameRate(),
          speech.duration().toNanos() / 1e6,
          1);
      byte[] pcm = audio.readAllBytes();
      assertEquals(audio.getFrameLength() * format.getFrameSize(), pcm.length);
      assertTrue(loudness(pcm) > 300, "almost nothing but silence: " + loudness(pcm));
    }
    assertFalse(Files.exists(Path.of("/tmp/grandstand-speech")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"...", "?!", "— … —", "\u0001\u0002", "👍"})
  default void whatNobodyCanSayIsAShortSound(String text) throws Exception {
    Speech speech = speak(text);

    assertTrue(speech.duration().toMillis() < 3_000);
    AudioSystem.getAudioInputStream(new ByteArrayInputStream(speech.data())).close();
  }

  @Test
  default void longerTextTakesLonger() {
    long one = speak("The sea was calm.").duration().toMillis();
    long four = speak("The sea was calm. ".repeat(4)).duration().toMillis();

    assertTrue(four > 3 * one, one + " " + four);
  }

  @Test
  default void theSameTextSoundsTheSame() {
    assertArrayEquals(speak("Lan nói gì?").data(), speak("Lan nói gì?").data());
  }

  @Test
  default void theVoiceFollowsTheLanguageWhenNoneIsNamed() {
    String text = "Một con trâu đen";

    assertArrayEquals(
        model().speak(new SpeakText(text, "vi")).data(),
        model().speak(new SpeakText(text, "auto")).data());
    assertFalse(
        Arrays.equals(
            model().speak(new SpeakText(text, "en")).data(),
            model().speak(new SpeakText(text, "auto")).data()));
  }

  @Test
  default void aVoiceThatThereIsNoneOfIsRefusedForGood() {
    assertTrue(model().voices().contains(model().standardVoice()));
    for (String voice : new String[] {"", "xx", "-v", "en; id", "../en", "$(id)", "en\nvi"}) {
      ProviderException refused =
          assertThrows(
              ProviderException.class, () -> model().speak(new SpeakText("Hello", voice)), voice);
      assertFalse(refused.retryable());
    }
  }

  @Test
  default void textWithoutMeasureIsRefusedForGood() {
    ProviderException refused =
        assertThrows(ProviderException.class, () -> speak("many words ".repeat(50_000)));

    assertFalse(refused.retryable());
  }

  private static double loudness(byte[] pcm) {
    double sum = 0;
    for (int i = 0; i + 1 < pcm.length; i += 2) {
      double sample = (short) ((pcm[i] & 0xFF) | (pcm[i + 1] << 8));
      sum += sample * sample;
    }
    return Math.sqrt(sum / (pcm.length / 2.0));
  }
}
