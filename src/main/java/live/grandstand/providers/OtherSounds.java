package live.grandstand.providers;

import java.text.Normalizer;
import java.util.List;

/**
 * Letters of other scripts. The JDK knows no reading for them, so each gets a syllable of its own,
 * always the same: it can be heard that something is there, not what.
 */
final class OtherSounds {
  private static final List<Phone> CONSONANTS =
      List.of(
          Phone.B, Phone.D, Phone.G, Phone.K, Phone.L, Phone.M, Phone.N, Phone.P, Phone.R, Phone.S,
          Phone.T, Phone.V, Phone.Y, Phone.Z);
  private static final List<Phone> VOWELS =
      List.of(Phone.A, Phone.E, Phone.IY, Phone.O, Phone.OO, Phone.UH);

  private OtherSounds() {}

  /** The sounds of a letter; none for what is no letter. */
  static List<Phone> of(int character) {
    if (!Character.isLetter(character)) {
      return List.of();
    }
    int plain =
        Normalizer.normalize(Character.toString(character), Normalizer.Form.NFD).codePointAt(0);
    return List.of(
        CONSONANTS.get(plain % CONSONANTS.size()),
        VOWELS.get(plain / CONSONANTS.size() % VOWELS.size()));
  }
}
