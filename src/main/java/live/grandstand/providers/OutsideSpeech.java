package live.grandstand.providers;

import java.util.ArrayList;
import java.util.List;

/** Speech by a provider outside; long texts are spoken in pieces and put together. */
final class OutsideSpeech implements SpeechModel {
  private final SpeechCall call;
  private final Gate gate;
  private final List<String> voices;

  /** How one provider is asked for one piece. */
  interface SpeechCall {
    /** Who that is. */
    String provider();

    /** The most characters that it takes at once. */
    int mostCharacters();

    /** The WAV file of a piece of text. */
    byte[] wav(String text, String voice);

    /** The voice that speaks a text when this name was given. */
    String voice(String name, String text);
  }

  /**
   * @param voices names that may be given; the first is the standard one
   */
  OutsideSpeech(SpeechCall call, List<String> voices, Gate gate) {
    this.call = call;
    this.gate = gate;
    this.voices = List.copyOf(voices);
  }

  @Override
  public Speech speak(SpeakText request) {
    if (!voices.contains(request.voice())) {
      throw ProviderException.permanent("There is no such voice here");
    }
    String voice = call.voice(request.voice(), request.text());
    List<Wav> sounds = new ArrayList<>();
    for (String piece : pieces(CleanText.oneLine(request.text()), call.mostCharacters())) {
      sounds.add(gate.call(() -> wav(call.wav(piece, voice))));
    }
    if (sounds.isEmpty()) {
      throw ProviderException.permanent("There is nothing to say");
    }
    return gate.call(() -> Wav.join(sounds)).speech(call.provider());
  }

  private static Wav wav(byte[] answer) {
    Wav wav = Wav.read(answer);
    if (wav.frames() == 0) {
      throw ProviderException.retryable("The provider's answer is empty");
    }
    return wav;
  }

  /** Whole sentences as far as they fit; a sentence that alone is too long is cut. */
  static List<String> pieces(String text, int most) {
    List<String> pieces = new ArrayList<>();
    StringBuilder piece = new StringBuilder();
    for (String sentence : Words.sentences(text)) {
      if (piece.length() > 0 && piece.length() + 1 + sentence.length() > most) {
        pieces.add(piece.toString());
        piece.setLength(0);
      }
      String rest = sentence;
      while (rest.length() > most) {
        int cut = cut(rest, most);
        pieces.add(rest.substring(0, cut));
        rest = rest.substring(cut).strip();
      }
      piece.append(piece.length() == 0 ? "" : " ").append(rest);
    }
    if (piece.length() > 0) {
      pieces.add(piece.toString());
    }
    return pieces;
  }

  private static int cut(String text, int most) {
    int space = text.lastIndexOf(' ', most);
    if (space > 0) {
      return space;
    }
    return Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
  }

  @Override
  public List<String> voices() {
    return voices.stream().sorted().toList();
  }

  @Override
  public String standardVoice() {
    return voices.get(0);
  }
}
