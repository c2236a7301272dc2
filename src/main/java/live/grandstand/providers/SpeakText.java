package live.grandstand.providers;

/**
 * Speak a text.
 *
 * @param text plain text, never markup; not blank
 * @param voice one of {@link SpeechModel#voices}, or {@link SpeechModel#standardVoice}
 */
public record SpeakText(String text, String voice) {
  public SpeakText {
    if (text.isBlank()) {
      throw new IllegalArgumentException("there is nothing to say");
    }
  }

  @Override
  public String toString() {
    return "SpeakText[" + text.length() + " chars, " + voice + "]";
  }
}
