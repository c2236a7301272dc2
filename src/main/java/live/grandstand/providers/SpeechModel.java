package live.grandstand.providers;

import java.util.List;

/** Speaks text. Safe for use by many threads; blocks until all of it is spoken. */
public interface SpeechModel {
  /**
   * One text as one sound file. A voice that there is none of is refused with a {@link
   * ProviderException} that is not retryable.
   *
   * @throws ProviderException when there is none to be had
   */
  Speech speak(SpeakText request);

  /** The voices there are, sorted; empty when any name may be tried. */
  List<String> voices();

  /** The voice for those who name none; always one that {@link #speak} takes. */
  String standardVoice();
}
