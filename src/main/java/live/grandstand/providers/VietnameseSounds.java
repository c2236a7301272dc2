package live.grandstand.providers;

import static live.grandstand.providers.Phone.*;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Vietnamese letters to sounds, as in Hanoi: every syllable is a word and has one of six tones. */
final class VietnameseSounds {
  private static final List<String> DIGITS =
      List.of("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín");
  private static final String CONSONANTS = "bcdđghjklmnpqrstvxfwz";

  private static final Map<String, List<Phone>> ONSETS =
      Map.ofEntries(
          Map.entry("ngh", List.of(NG)),
          Map.entry("ng", List.of(NG)),
          Map.entry("nh", List.of(NH)),
          Map.entry("ch", List.of(T, SH)),
          Map.entry("gh", List.of(GH)),
          Map.entry("gi", List.of(Z)),
          Map.entry("kh", List.of(KH)),
          Map.entry("ph", List.of(F)),
          Map.entry("qu", List.of(K, W)),
          Map.entry("th", List.of(T, H)),
          Map.entry("tr", List.of(T, SH)),
          Map.entry("b", List.of(B)),
          Map.entry("c", List.of(K)),
          Map.entry("d", List.of(Z)),
          Map.entry("đ", List.of(D)),
          Map.entry("f", List.of(F)),
          Map.entry("g", List.of(GH)),
          Map.entry("h", List.of(H)),
          Map.entry("j", List.of(Z)),
          Map.entry("k", List.of(K)),
          Map.entry("l", List.of(L)),
          Map.entry("m", List.of(M)),
          Map.entry("n", List.of(N)),
          Map.entry("p", List.of(P)),
          Map.entry("r", List.of(Z)),
          Map.entry("s", List.of(S)),
          Map.entry("t", List.of(T)),
          Map.entry("v", List.of(V)),
          Map.entry("w", List.of(W)),
          Map.entry("x", List.of(S)),
          Map.entry("z", List.of(Z)));

  private static final Map<Character, Phone> VOWELS =
      Map.ofEntries(
          Map.entry('a', A),
          Map.entry('ă', A),
          Map.entry('â', OE),
          Map.entry('e', E),
          Map.entry('ê', EY),
          Map.entry('i', IY),
          Map.entry('y', IY),
          Map.entry('o', AW),
          Map.entry('ô', O),
          Map.entry('ơ', OE),
          Map.entry('u', OO),
          Map.entry('ư', UE));

  private static final Map<String, Phone> CODAS =
      Map.of("ch", K, "nh", NG, "ng", NG, "c", K, "m", M, "n", N, "p", P, "t", T);

  private VietnameseSounds() {}

  /** The sounds of a word. */
  static List<Spoken> of(String word) {
    String lower = Normalizer.normalize(word.toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
    if (Character.isDigit(lower.codePointAt(0))) {
      return lower
          .chars()
          .filter(Character::isDigit)
          .mapToObj(digit -> syllable(DIGITS.get(Character.digit(digit, 10))))
          .flatMap(List::stream)
          .toList();
    }
    return syllable(lower);
  }

  private static List<Spoken> syllable(String written) {
    Tone tone = Tone.of(written);
    String letters = Tone.without(written);
    List<Phone> onset = new ArrayList<>();
    int vowels = onset(letters, onset);
    List<Phone> rhyme = new ArrayList<>();
    for (int at = vowels; at < letters.length(); ) {
      at += rhyme(letters, at, rhyme);
    }
    List<Spoken> sounds = new ArrayList<>();
    onset.forEach(phone -> sounds.add(new Spoken(phone, 1, tone.at(0), tone.at(0))));
    for (int i = 0; i < rhyme.size(); i++) {
      double from = tone.at((double) i / rhyme.size());
      double to = tone.at((i + 1.0) / rhyme.size());
      sounds.add(new Spoken(rhyme.get(i), tone.stretch(), from, to));
    }
    return sounds;
  }

  private static int onset(String letters, List<Phone> onset) {
    for (int length = Math.min(3, letters.length()); length > 0; length--) {
      List<Phone> phones = ONSETS.get(letters.substring(0, length));
      boolean leavesVowel = length < letters.length() || length == 1;
      if (phones != null && leavesVowel) {
        boolean vowelFollows =
            length < letters.length() && CONSONANTS.indexOf(letters.charAt(length)) < 0;
        if (letters.startsWith("gi") && length == 2 && !vowelFollows) {
          continue; // gì, gìn: g and i
        }
        onset.addAll(phones);
        return length;
      }
    }
    return 0;
  }

  private static int rhyme(String letters, int at, List<Phone> rhyme) {
    if (at + 2 <= letters.length()) {
      Phone coda = CODAS.get(letters.substring(at, at + 2));
      if (coda != null) {
        rhyme.add(coda);
        return 2;
      }
    }
    char letter = letters.charAt(at);
    Phone phone = VOWELS.get(letter);
    if (phone == null) {
      phone = CODAS.get(String.valueOf(letter));
    }
    if (phone != null) {
      rhyme.add(phone);
      return 1;
    }
    List<Phone> foreign = ONSETS.getOrDefault(String.valueOf(letter), List.of());
    rhyme.addAll(foreign.isEmpty() ? OtherSounds.of(letters.codePointAt(at)) : foreign);
    return Character.charCount(letters.codePointAt(at));
  }

  /** How the pitch moves through a syllable: at its beginning, middle and end. */
  private enum Tone {
    NGANG(0, 1.05, 1.04, 1.02, 1.0),
    HUYEN(0x300, 0.92, 0.84, 0.76, 1.1),
    SAC(0x301, 1.0, 1.15, 1.42, 0.95),
    NGA(0x303, 1.05, 0.82, 1.40, 1.15),
    HOI(0x309, 0.95, 0.74, 0.92, 1.15),
    NANG(0x323, 0.92, 0.80, 0.64, 0.75);

    private final int mark;
    private final double[] pitch;
    private final double stretch;

    Tone(int mark, double begin, double middle, double end, double stretch) {
      this.mark = mark;
      this.pitch = new double[] {begin, middle, end};
      this.stretch = stretch;
    }

    static Tone of(String syllable) {
      String marks = Normalizer.normalize(syllable, Normalizer.Form.NFD);
      for (Tone tone : values()) {
        if (tone != NGANG && marks.indexOf(tone.mark) >= 0) {
          return tone;
        }
      }
      return NGANG;
    }

    static String without(String syllable) {
      String bare =
          Normalizer.normalize(syllable, Normalizer.Form.NFD)
              .replaceAll("[\\u0300\\u0301\\u0303\\u0309\\u0323]", "");
      return Normalizer.normalize(bare, Normalizer.Form.NFC);
    }

    /** The pitch at a place from 0 to 1. */
    double at(double place) {
      double scaled = place * (pitch.length - 1);
      int left = Math.min(pitch.length - 2, (int) scaled);
      return pitch[left] + (pitch[left + 1] - pitch[left]) * (scaled - left);
    }

    double stretch() {
      return stretch;
    }
  }
}
