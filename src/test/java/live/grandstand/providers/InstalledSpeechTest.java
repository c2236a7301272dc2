package live.grandstand.providers;

import java.time.Duration;

/**
 * The speech that this machine has: espeak-ng where it is installed (as .ci/run does), else the one
 * in Java, which then is tested twice.
 */
class InstalledSpeechTest implements SpeechContract {
  private static final SpeechModel MODEL =
      EspeakSpeech.find(
              System.getenv("PATH"),
              Duration.ofSeconds(30),
              new Bulkhead(2, Duration.ofSeconds(30)))
          .orElseGet(FormantSpeech::new);

  @Override
  public SpeechModel model() {
    return MODEL;
  }
}
